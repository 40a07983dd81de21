package peering.telemetry.latency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All samples of a series within five minutes, folded. Adding is commutative and the same sample
 * counts once, so neither order nor repetition matters.
 *
 * @param start of the five minutes, a multiple of them since 1970
 * @param count samples, lost ones included
 * @param sumMillis of the answered ones; also min and max, which are 0 when none was
 * @param sketch the answered round trips, as {@link Rtts} writes them
 * @param ids of the samples that were counted; beyond {@value #MOST_IDS} repetitions are not
 *     noticed
 */
public record LatencyWindow(
        Series series,
        Instant start,
        long count,
        long lost,
        double sumMillis,
        double minMillis,
        double maxMillis,
        Instant first,
        Instant last,
        byte[] sketch,
        List<String> ids) {

    public static final Duration LENGTH = Duration.ofMinutes(5);

    /** More than a series with a sample per second has in five minutes. */
    static final int MOST_IDS = 500;

    public LatencyWindow {
        requireNonNull(series);
        requireNonNull(start);
        requireNonNull(first);
        requireNonNull(last);
        requireNonNull(sketch);
        ids = List.copyOf(ids);
    }

    /** The start of the window that {@code at} falls into. */
    public static Instant startOf(Instant at) {
        long length = LENGTH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
    }

    static LatencyWindow empty(Series series, Instant start) {
        return new LatencyWindow(
                series, start, 0, 0, 0, 0, 0, Instant.MAX, Instant.MIN, new byte[0], List.of());
    }

    /** This window and that sample; the same window if it was counted already. */
    LatencyWindow with(Sample sample) {
        if (ids.contains(sample.id())) return this;
        var counted = ids;
        if (ids.size() < MOST_IDS) {
            counted = new ArrayList<>(ids);
            counted.add(sample.id());
        }
        return sample.rttMillis().isEmpty()
                ? counting(sample, lost + 1, sumMillis, minMillis, maxMillis, sketch, counted)
                : answered(sample, sample.rttMillis().get(), counted);
    }

    private LatencyWindow answered(Sample sample, double rtt, List<String> counted) {
        boolean firstAnswer = count == lost;
        return counting(
                sample,
                lost,
                sumMillis + rtt,
                firstAnswer ? rtt : Math.min(minMillis, rtt),
                firstAnswer ? rtt : Math.max(maxMillis, rtt),
                Rtts.of(sketch).add(rtt).bytes(),
                counted);
    }

    private LatencyWindow counting(
            Sample sample,
            long nowLost,
            double sum,
            double min,
            double max,
            byte[] rtts,
            List<String> counted) {
        return new LatencyWindow(
                series,
                start,
                count + 1,
                nowLost,
                sum,
                min,
                max,
                sample.at().isBefore(first) ? sample.at() : first,
                sample.at().isAfter(last) ? sample.at() : last,
                rtts,
                counted);
    }
}
