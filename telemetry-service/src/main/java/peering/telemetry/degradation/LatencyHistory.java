package peering.telemetry.degradation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.telemetry.latency.Sample;
import peering.telemetry.latency.Series;

/**
 * The recent answered samples of a series, in the order of their own times, and the trouble it is
 * in.
 *
 * @param recent oldest first, no id twice
 * @param trouble empty while all is well
 */
record LatencyHistory(Series series, List<Point> recent, Optional<Degradation> trouble) {

    record Point(String id, Instant at, double rttMillis) {}

    LatencyHistory {
        recent = List.copyOf(recent);
    }

    static LatencyHistory of(Series series) {
        return new LatencyHistory(series, List.of(), Optional.empty());
    }

    /**
     * This history and that sample in its place; the same one if it is known already or older than
     * all of a full history.
     */
    LatencyHistory with(Sample sample, int most) {
        if (sample.rttMillis().isEmpty()) return this;
        boolean known = recent.stream().anyMatch(point -> point.id().equals(sample.id()));
        boolean full = recent.size() >= most;
        if (known || full && sample.at().isBefore(recent.getFirst().at())) return this;
        var next = new ArrayList<>(recent);
        next.add(placeOf(sample.at()), point(sample));
        if (next.size() > most) next.removeFirst();
        return new LatencyHistory(series, next, trouble);
    }

    LatencyHistory in(Optional<Degradation> next) {
        return new LatencyHistory(series, recent, next);
    }

    /** Nothing of before counts but the newest. */
    LatencyHistory startingAnew(int newest) {
        return new LatencyHistory(series, newest(newest), Optional.empty());
    }

    @JsonIgnore
    List<Point> newest(int count) {
        return recent.subList(Math.max(0, recent.size() - count), recent.size());
    }

    /** Those before the newest. */
    @JsonIgnore
    List<Point> before(int newest) {
        return recent.subList(0, Math.max(0, recent.size() - newest));
    }

    private static Point point(Sample sample) {
        return new Point(sample.id(), sample.at(), sample.rttMillis().get());
    }

    private int placeOf(Instant at) {
        int place = recent.size();
        while (place > 0 && recent.get(place - 1).at().isAfter(at)) place--;
        return place;
    }
}
