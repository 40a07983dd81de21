package peering.validator.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Lapse;

/**
 * Whether a prefix that was in force has lapsed. Pure, but for the fresh id.
 *
 * <pre>
 *                    │ in force           │ in force, by grace │ failed, invalid    │ pending, unknown
 *   none lasts, was  │                    │                    │                    │
 *     in force       │ none               │ begins             │ begins             │ none
 *   none lasts, was  │                    │                    │                    │
 *     not in force   │ none               │ -                  │ none               │ none
 *   one lasts        │ ends               │ goes on            │ goes on            │ goes on
 * </pre>
 */
public final class Lapses {
    private Lapses() {}

    /**
     * @param last the verdict before, on whatever revision of the claim
     */
    public static Optional<Lapse> of(Optional<VerdictFact> last, Decision decision, Instant now) {
        var lasting = lasting(last);
        boolean well = decision.outcome().inForce() && decision.failsAt().isEmpty();
        if (lasting.isPresent()) return well ? lasting.map(one -> ended(one, now)) : lasting;
        boolean bad = decision.outcome().refuses() || decision.failsAt().isPresent();
        boolean was = last.filter(verdict -> verdict.outcome().inForce()).isPresent();
        return bad && was ? Optional.of(begun(now)) : Optional.empty();
    }

    /** The one that had not ended by that verdict. */
    public static Optional<Lapse> lasting(Optional<VerdictFact> last) {
        return last.flatMap(VerdictFact::lapse).filter(lapse -> lapse.endedAt().isEmpty());
    }

    public static Lapse ended(Lapse lapse, Instant now) {
        return new Lapse(lapse.lapseId(), lapse.since(), Optional.of(now));
    }

    private static Lapse begun(Instant now) {
        String id = "lps_" + UUID.randomUUID().toString().replace("-", "");
        return new Lapse(id, now, Optional.empty());
    }
}
