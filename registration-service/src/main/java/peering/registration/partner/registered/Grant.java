package peering.registration.partner.registered;

import java.util.List;
import peering.routing.net.Prefix;

/**
 * A partner's word for address space: "my network carries it, and whoever holds this key may claim
 * it, or a part of it".
 *
 * @param origins the ASNs that the partner expects to originate it
 * @param fingerprint of the key that was used
 * @param current false once the key has been replaced or the partner is not active any more: claims
 *     that it opened stand, it opens no others
 */
public record Grant(
        String registeredPrefixId,
        String partnerId,
        long partnerAsn,
        Prefix prefix,
        List<Long> origins,
        String fingerprint,
        boolean current) {
    public Grant {
        origins = List.copyOf(origins);
    }

    /** True if a new claim on {@code claimed} over a connection of that partner may rest on it. */
    public boolean opens(Prefix claimed, String connectionPartnerId) {
        return current && partnerId.equals(connectionPartnerId) && prefix.covers(claimed);
    }
}
