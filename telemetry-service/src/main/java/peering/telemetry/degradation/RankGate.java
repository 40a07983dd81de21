package peering.telemetry.degradation;

import java.util.Arrays;
import java.util.List;

/**
 * Is the latest handful of round trips worse than the ones before, and is that no chance?
 *
 * <pre>
 *   rise  = median(latest) − median(before)   at least max(5 ms, 5 % of the median before)
 *   z     = (U − nm/2) / √(nm(n+m+1)/12)      above 3.09, that is one in a thousand
 * </pre>
 *
 * U is Mann and Whitney's: how often one of the latest is larger than one of those before, a tie
 * counting half. Ranks do not care how far an outlier lies out, so a single lost second cannot
 * raise an alarm; the median asks for a rise that somebody feels. (H. B. Mann, D. R. Whitney, "On a
 * test of whether one of two random variables is stochastically larger than the other", 1947.)
 */
final class RankGate {
    private RankGate() {}

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The one-sided z; above zero if {@code latest} tends to be larger. */
    static double z(List<Double> latest, List<Double> before) {
        double n = latest.size();
        double m = before.size();
        double spread = Math.sqrt(n * m * (n + m + 1) / 12);
        return (u(latest, before) - n * m / 2) / spread;
    }

    private static double u(List<Double> latest, List<Double> before) {
        double[] others = before.stream().mapToDouble(Double::doubleValue).toArray();
        return latest.stream()
                .mapToDouble(one ->
                        Arrays.stream(others)
                                .map(other -> one > other ? 1 : one == other ? 0.5 : 0)
                                .sum())
                .sum();
    }
}
