package peering.registration.partner.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A BGP session of a partner at one of our routers.
 *
 * @param exchange the exchange of the site whose LAN it crosses; left out for a direct one
 * @param peerAddress the partner's end
 * @param localAddress our end, of the same family; left out while it is not known
 * @param bandwidthMbps of the port behind it; left out while it is not known
 * @param maxPrefixes the most prefixes the router takes before it ends the session
 * @param md5 true if there is a key for TCP MD5 (RFC 2385); the key itself is never shown
 * @param stateReason only where somebody gave one
 * @param operational left out while no router has told; paths count such a session as up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(
        @Schema(examples = "ses_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String partnerId,
        String siteId,
        @Schema(examples = "ams1-r1") String router,
        Kind kind,
        @Schema(examples = "AMS-IX") String exchange,
        @Schema(examples = "80.249.208.10") String peerAddress,
        @Schema(examples = "80.249.208.1") String localAddress,
        @Schema(examples = "10000") Integer bandwidthMbps,
        int maxPrefixes,
        boolean md5,
        @Schema(
                        enumeration = {
                            "requested",
                            "provisioning",
                            "validating",
                            "active",
                            "failed",
                            "closed"
                        })
                String state,
        String stateReason,
        Operational operational,
        Instant changedAt,
        Long revision)
        implements Revised {

    /** What the two ends share: a link of their own, or the LAN of an exchange. */
    public enum Kind {
        DIRECT,
        EXCHANGE;

        /** As it stands in JSON and in the database. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that a column's word means. */
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
