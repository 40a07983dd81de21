package peering.telemetry.latency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Latency of a prefix from one place over some time. All times of round trips in milliseconds; null
 * where no sample was answered: "no data" is not zero.
 *
 * @param count samples, lost ones included
 * @param lossShare 0 to 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceLatency(
        String place,
        long count,
        long lost,
        double lossShare,
        Double min,
        Double p50,
        Double p75,
        Double p95,
        Double p99,
        Double max,
        Double mean,
        Instant first,
        Instant last) {

    /** Folds windows of one place; there must be one at least. */
    static PlaceLatency of(String place, List<LatencyWindow> windows) {
        long count = windows.stream().mapToLong(LatencyWindow::count).sum();
        long lost = windows.stream().mapToLong(LatencyWindow::lost).sum();
        var first = windows.stream().map(LatencyWindow::first).min(Instant::compareTo).get();
        var last = windows.stream().map(LatencyWindow::last).max(Instant::compareTo).get();
        double lossShare = (double) lost / count;
        var answered = windows.stream().filter(window -> window.count() > window.lost()).toList();
        if (answered.isEmpty()) {
            return new PlaceLatency(
                    place, count, lost, lossShare, null, null, null, null, null, null, null, first,
                    last);
        }
        var rtts = Rtts.none();
        answered.forEach(window -> rtts.add(Rtts.of(window.sketch())));
        double min = answered.stream().mapToDouble(LatencyWindow::minMillis).min().getAsDouble();
        double max = answered.stream().mapToDouble(LatencyWindow::maxMillis).max().getAsDouble();
        double sum = answered.stream().mapToDouble(LatencyWindow::sumMillis).sum();
        return new PlaceLatency(
                place,
                count,
                lost,
                lossShare,
                min,
                within(rtts.quantile(0.50), min, max),
                within(rtts.quantile(0.75), min, max),
                within(rtts.quantile(0.95), min, max),
                within(rtts.quantile(0.99), min, max),
                max,
                sum / (count - lost),
                first,
                last);
    }

    /** A sketch may say a little more than the largest; the largest is known exactly. */
    private static double within(double quantile, double min, double max) {
        return Math.clamp(quantile, min, max);
    }
}
