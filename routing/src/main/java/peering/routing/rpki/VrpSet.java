package peering.routing.rpki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a relying party handed over at one moment.
 *
 * @param generated when it says it made it; empty if it does not say
 * @param roas how many VRP entries it held, with duplicates and those we skipped
 * @param skipped how many entries were not understood
 * @param complaints why, at most {@link VrpJson#MAX_COMPLAINTS} of them
 */
public record VrpSet(
        VrpTable table,
        List<Aspa> aspas,
        Optional<Instant> generated,
        int roas,
        int skipped,
        List<String> complaints) {
    public VrpSet {
        aspas = List.copyOf(aspas);
        complaints = List.copyOf(complaints);
    }

    /** The same but for these. */
    VrpSet with(VrpTable others, List<Aspa> otherAspas) {
        return new VrpSet(others, otherAspas, generated, roas, skipped, complaints);
    }
}
