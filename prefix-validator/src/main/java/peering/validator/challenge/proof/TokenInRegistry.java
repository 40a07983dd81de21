package peering.validator.challenge.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The token stands in the remarks of the number registry's record of the prefix.
 *
 * <pre>
 *   the registry has no record of the prefix ....... registry-no-record
 *   its record is about a part of the prefix only .. registry-part-only
 *   its remarks hold no token ...................... registry-no-token
 *   a token, but not this challenge's .............. registry-other-token
 *   otherwise ...................................... proved
 * </pre>
 *
 * A record that is about more than the prefix will do: whoever may write there holds all of it.
 */
public final class TokenInRegistry {
    private TokenInRegistry() {}

    /**
     * @param kept the token's {@link Token#hash}
     * @param record of the smallest registered range that holds the prefix; empty if there is none
     * @param until when the proof ends
     */
    public static Attempt judge(
            Terms terms, byte[] kept, Optional<RegistryRecord> record, Instant now, Instant until) {
        return terms.tooLate(now)
                .<Attempt>map(late -> late)
                .orElseGet(() -> again(terms, kept, record, now, until));
    }

    /** As {@link #judge}, of a challenge that was met in its time: is it still to be seen? */
    public static Attempt again(
            Terms terms, byte[] kept, Optional<RegistryRecord> record, Instant now, Instant until) {
        var unusable = unusable(terms, record);
        if (unusable.isPresent()) return unusable.get();
        var found =
                record.orElseThrow().remarks().stream()
                        .flatMap(line -> Token.in(line).stream())
                        .toList();
        if (found.stream().noneMatch(token -> Token.matches(token, terms, kept))) {
            return found.isEmpty()
                    ? refused("registry-no-token", "The record's remarks hold no token.")
                    : refused(
                            "registry-other-token",
                            "The record's remarks hold a token, but not this challenge's.");
        }
        return new Attempt.Proved(
                new Proof(
                        Method.RegistryToken,
                        terms.prefix(),
                        terms.organisation(),
                        now,
                        until,
                        evidence(record.orElseThrow())));
    }

    /** What is wrong with a record, whatever is looked for in it. */
    static Optional<Attempt.Refused> unusable(Terms terms, Optional<RegistryRecord> record) {
        if (record.isEmpty()) {
            return Optional.of(
                    new Attempt.Refused(
                            "registry-no-record",
                            "No number registry has a record of " + terms.prefix() + ".",
                            "Have the registry publish one, or choose another method."));
        }
        if (record.get().isAboutAllOf(terms.prefix())) return Optional.empty();
        String range = record.get().first() + " to " + record.get().last();
        return Optional.of(
                new Attempt.Refused(
                        "registry-part-only",
                        "The registry's record is about " + range + ", a part of the prefix only.",
                        "Prove the parts by challenges of their own."));
    }

    static Map<String, String> evidence(RegistryRecord record) {
        return Map.of("registry", record.source(), "record", record.handle());
    }

    private static Attempt.Refused refused(String reason, String sentence) {
        return new Attempt.Refused(
                reason,
                sentence,
                "Write the token into a remark of the record; some registries show it only after"
                        + " some hours.");
    }
}
