package peering.registration.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A customer's peering service connection.
 *
 * @param backupSiteId left out: the Internet is the backup
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Connection(
        @Schema(examples = "con_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "acme") String organisation,
        @Schema(examples = "Acme Amsterdam") String name,
        String partnerId,
        String primarySiteId,
        String backupSiteId,
        @Schema(enumeration = {"active", "closed"}) String state,
        Instant changedAt,
        Long revision)
        implements Revised {

    public boolean takesPrefixes() {
        return ConnectionState.of(state, changedAt) instanceof ConnectionState.Active;
    }
}
