package peering.routing.rpki;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a relying party handed over at one moment.
 *
 * @param generated when it says it made it; empty if it does not say
 * @param roas how many VRP entries it held, with duplicates and those we skipped
 * @param skipped how many entries were not understood
 * @param complaints why, at most {@link VrpJson#MAX_COMPLAINTS} of them
 * @param anchors by trust anchor's name; empty if the source does not say whose they are
 */
public record VrpSet(
        VrpTable table,
        List<Aspa> aspas,
        Optional<Instant> generated,
        int roas,
        int skipped,
        List<String> complaints,
        Map<String, AnchorCount> anchors) {
    public VrpSet {
        aspas = List.copyOf(aspas);
        complaints = List.copyOf(complaints);
        anchors = Map.copyOf(anchors);
    }

    /** A set in which everything was understood, and of which no more is said. */
    public static VrpSet of(VrpTable table, List<Aspa> aspas, Optional<Instant> generated) {
        return new VrpSet(table, aspas, generated, table.size(), 0, List.of(), Map.of());
    }

    /** The same but for these. */
    VrpSet with(VrpTable others, List<Aspa> otherAspas) {
        return new VrpSet(others, otherAspas, generated, roas, skipped, complaints, anchors);
    }
}
