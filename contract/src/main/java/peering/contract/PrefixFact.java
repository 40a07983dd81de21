package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer's prefix: the claim, what it rests on, and how it stands.
 *
 * @param prefix canonical text, no host bits
 * @param origins the ASNs that may originate it, at least one
 * @param keyFingerprint SHA-256 of the key that the customer presented, lower-case hex
 * @param grant what the partner registered under that key; empty when nothing is found any more
 * @param claimRevision grows whenever the claim has to be judged anew, and only then; a verdict
 *     names the claim revision that it judged
 * @param revision grows with every change, standing included
 */
public record PrefixFact(
        String prefixId,
        String organisation,
        String connectionId,
        String partnerId,
        String prefix,
        List<Long> origins,
        String keyFingerprint,
        Optional<Grant> grant,
        Standing standing,
        Instant registeredAt,
        Instant changedAt,
        long claimRevision,
        long revision) {
    public PrefixFact {
        origins = List.copyOf(origins);
    }

    /**
     * {@link #Released} is terminal: the customer gave the prefix back. Only Verified is watched.
     */
    public enum Standing {
        Pending,
        Verified,
        Failed,
        Released
    }

    /**
     * The partner's word for the prefix: "my network carries it, and whoever holds the key may
     * claim it". A route server's word is for an ASN instead: whatever that ASN originates.
     *
     * @param registeredPrefixId the registration, be it of a prefix or of an ASN
     * @param prefix the registered prefix; the claim must be it or a more specific of it. Under a
     *     registered ASN it is the default route and says nothing
     * @param origins the ASNs that the partner expects to originate it
     * @param keyFingerprint SHA-256 of the key that the partner was given, lower-case hex
     * @param registeredAsn the ASN whose every prefix the key opens; the claim's origins must be it
     */
    public record Grant(
            String registeredPrefixId,
            String partnerId,
            long partnerAsn,
            String prefix,
            List<Long> origins,
            String keyFingerprint,
            Optional<Long> registeredAsn) {
        public Grant {
            origins = List.copyOf(origins);
            // Facts from before there were registered ASNs do not name one.
            if (registeredAsn == null) registeredAsn = Optional.empty();
        }
    }
}
