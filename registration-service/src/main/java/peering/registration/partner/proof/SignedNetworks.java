package peering.registration.partner.proof;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The networks that a sign-in names in its claim {@value #CLAIM}, as sign-ins of peering
 * directories do: a list of {@code {"asn": …, "perms": …}}.
 *
 * <pre>
 *   there is no such claim ............................... NotProven
 *   the AS number is not in it ........................... NotProven
 *   it is, with perms that do not let the caller update .. NotProven: who may only read runs nothing
 *   it is ................................................ Proven
 * </pre>
 */
final class SignedNetworks {
    static final String CLAIM = "networks";

    /** Bit 2 of create, read, update and delete, as directories count them. */
    private static final long UPDATE = 2;

    private SignedNetworks() {}

    /**
     * @param claim null or missing where the token has none
     */
    static Sight look(JsonNode claim, long asn, String subject) {
        if (claim == null || !claim.isArray()) {
            return new Sight.NotProven("The token of " + subject + " names no networks.");
        }
        for (JsonNode network : claim) {
            if (network.path("asn").asLong(-1) != asn) continue;
            var perms = network.path("perms");
            if (perms.isMissingNode() || (perms.asLong() & UPDATE) != 0) {
                return new Sight.Proven("The token of " + subject + " names AS" + asn + ".");
            }
            return new Sight.NotProven(
                    "The token of " + subject + " lets it read AS" + asn + " only.");
        }
        return new Sight.NotProven("The token of " + subject + " does not name AS" + asn + ".");
    }
}
