package peering.validator.challenge.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * It was shown that an organisation controls a prefix, and so everything inside it.
 *
 * @param provenAt when it was last shown
 * @param validUntil first moment at which it counts no more
 * @param evidence what was seen, by name; nothing secret
 * @param doubt why it was not found again when it was last looked for; empty if it was, or if
 *     nobody has looked
 */
public record Proof(
        Method method,
        Prefix prefix,
        String organisation,
        Instant provenAt,
        Instant validUntil,
        Map<String, String> evidence,
        Optional<Attempt.Refused> doubt) {
    public Proof {
        evidence = Map.copyOf(evidence);
    }

    /** One that was just shown. */
    public Proof(
            Method method,
            Prefix prefix,
            String organisation,
            Instant provenAt,
            Instant validUntil,
            Map<String, String> evidence) {
        this(method, prefix, organisation, provenAt, validUntil, evidence, Optional.empty());
    }

    /** True if it says, at that moment, that its organisation controls the prefix. */
    boolean vouchesFor(Prefix inside, Instant now) {
        return prefix.covers(inside) && now.isBefore(validUntil);
    }
}
