package peering.registration.partner.registered;

import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * A partner's word for address space: "my network carries it, and whoever holds this key may claim
 * it, or a part of it". A route server's word is for an ASN instead: whatever that ASN originates.
 *
 * @param registeredPrefixId the registration, be it of a prefix or of an ASN
 * @param prefix the registered prefix; under a registered ASN the default route, which says nothing
 * @param origins the ASNs that the partner expects to originate it
 * @param fingerprint of the key that was used
 * @param current false once the key opens no new claims, because it has been replaced or the
 *     partner is not active any more; the claims that it opened stand
 * @param registeredAsn only under a registered ASN
 */
public record Grant(
        String registeredPrefixId,
        String partnerId,
        long partnerAsn,
        Prefix prefix,
        List<Long> origins,
        String fingerprint,
        boolean current,
        Optional<Long> registeredAsn) {
    private static final Prefix EVERYTHING = Prefix.parse("0.0.0.0/0");

    public Grant {
        origins = List.copyOf(origins);
    }

    /** For a registered prefix. */
    public Grant(
            String registeredPrefixId,
            String partnerId,
            long partnerAsn,
            Prefix prefix,
            List<Long> origins,
            String fingerprint,
            boolean current) {
        this(
                registeredPrefixId,
                partnerId,
                partnerAsn,
                prefix,
                origins,
                fingerprint,
                current,
                Optional.empty());
    }

    /** For a registered ASN. */
    static Grant ofAsn(
            String registeredAsnId,
            String partnerId,
            long partnerAsn,
            long asn,
            String fingerprint,
            boolean current) {
        return new Grant(
                registeredAsnId,
                partnerId,
                partnerAsn,
                EVERYTHING,
                List.of(asn),
                fingerprint,
                current,
                Optional.of(asn));
    }

    /**
     * True if a new claim on {@code claimed} over a connection of that partner may rest on it.
     * Whether its origins fit is for the validator to say.
     */
    public boolean opens(Prefix claimed, String connectionPartnerId) {
        boolean holds = registeredAsn.isPresent() || prefix.covers(claimed);
        return current && holds && partnerId.equals(connectionPartnerId);
    }
}
