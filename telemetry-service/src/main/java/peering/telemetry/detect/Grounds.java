package peering.telemetry.detect;

import java.util.ArrayList;
import java.util.List;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.Trouble.Severity;

/**
 * What an offence rests on, and how far that carries.
 *
 * @param most the worst that it can be called
 * @param evidence at most {@link RouteAnomalyFact#MAX_EVIDENCE}
 */
record Grounds(Weight weight, Severity most, List<Evidence> evidence) {
    private static final int LONGEST_TEXT = 500;

    Grounds {
        evidence =
                evidence.stream()
                        .limit(RouteAnomalyFact.MAX_EVIDENCE)
                        .map(Grounds::bounded)
                        .toList();
    }

    /** How much the evidence weighs against what peers may show by mistake. */
    enum Weight {
        /** Rests on what somebody inferred and is often wrong: many have to show it. */
        HINT(10),
        /** Something that is known speaks against it. */
        DOUBTFUL(1),
        /** The rule was broken, but where few look: one more than usual has to show it. */
        THIN(3),
        /** The rule was broken, and nothing else is known. */
        ORDINARY(1),
        /** So sure that one peer AS is enough. */
        PROVEN(1);

        private final int least;

        Weight(int least) {
            this.least = least;
        }
    }

    static Grounds ordinary(Severity most, Evidence... evidence) {
        return new Grounds(Weight.ORDINARY, most, List.of(evidence));
    }

    static Evidence piece(String code, String text) {
        return new Evidence(code, text);
    }

    Grounds and(Evidence more) {
        var all = new ArrayList<>(evidence);
        all.add(more);
        return new Grounds(weight, most, all);
    }

    /** Different peer ASes that must show it before it is told. */
    int needed(int ordinarily) {
        return weight == Weight.PROVEN ? 1 : Math.max(weight.least, ordinarily);
    }

    Severity atMost(Severity severity) {
        return severity.compareTo(most) < 0 ? severity : most;
    }

    /**
     * @param many true if as many saw it as make it critical
     */
    Confidence confidence(boolean many) {
        return switch (weight) {
            case HINT, DOUBTFUL -> Confidence.Low;
            case THIN, ORDINARY -> many ? Confidence.High : Confidence.Medium;
            case PROVEN -> Confidence.High;
        };
    }

    private static Evidence bounded(Evidence piece) {
        boolean fits = piece.text().length() <= LONGEST_TEXT;
        return fits
                ? piece
                : new Evidence(piece.code(), piece.text().substring(0, LONGEST_TEXT) + "…");
    }
}
