package peering.registration.partner.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A BGP session of a partner at one of our routers.
 *
 * @param peerAddress the partner's end
 * @param localAddress our end, of the same family; left out while it is not known
 * @param maxPrefixes the most prefixes the router takes before it ends the session
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(
        @Schema(examples = "ses_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String partnerId,
        String siteId,
        @Schema(examples = "ams1-r1") String router,
        @Schema(examples = "80.249.208.10") String peerAddress,
        @Schema(examples = "80.249.208.1") String localAddress,
        int maxPrefixes,
        @Schema(enumeration = {"requested", "active", "closed"}) String state,
        Instant changedAt,
        Long revision)
        implements Revised {}
