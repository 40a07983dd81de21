package peering.registration.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A customer's peering service connection.
 *
 * @param backupSiteId left out: the Internet is the backup
 * @param location left out if the customer did not say, and for the partner
 * @param tags the customer's own words; left out for the partner
 * @param stateReason why it was suspended or closed; left out in the other states
 * @param stateSince when it came into its state
 * @param changedAt when anything of it was changed last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Connection(
        @Schema(examples = "con_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "acme") String organisation,
        @Schema(examples = "Acme Amsterdam") String name,
        String partnerId,
        String primarySiteId,
        String backupSiteId,
        Location location,
        Map<String, String> tags,
        @Schema(enumeration = {"requested", "active", "suspended", "closed"}) String state,
        @Schema(examples = "The invoice of October was not paid.") String stateReason,
        Instant stateSince,
        Instant changedAt,
        Long revision)
        implements Revised {

    public boolean takesPrefixes() {
        return isIn(ConnectionState.Active.class);
    }

    /** True while its sites carry its prefixes; in every other state they go by the Internet. */
    public boolean carries() {
        return isIn(ConnectionState.Active.class);
    }

    private boolean isIn(Class<? extends ConnectionState> type) {
        return type.isInstance(ConnectionState.of(state, stateSince, stateReason));
    }
}
