package peering.telemetry.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import peering.contract.SiteLatencyFact;

/**
 * The latency between a place and a site: the hours that are not told yet. An hour is told once,
 * some minutes after its end, and none that is older than one that was told: whoever keeps the
 * newest word must not be thrown back.
 *
 * @param hours by time, no two of the same
 * @param toldTo the end of the newest hour that was told; {@link Instant#EPOCH} before the first
 */
record EdgeLatency(String place, String siteId, List<EdgeHour> hours, Instant toldTo) {

    /**
     * Hours before these are dropped when one more comes: a probe that lags for a week is no news.
     */
    static final int MOST_HOURS = 48;

    EdgeLatency {
        hours = List.copyOf(hours);
    }

    /** A step of its life, and the fact that is to be told of it. */
    record Step(EdgeLatency next, Optional<SiteLatencyFact> told) {}

    static EdgeLatency none(String place, String siteId) {
        return new EdgeLatency(place, siteId, List.of(), Instant.EPOCH);
    }

    /** The same with one round trip more; the same again if its hour is over and told. */
    EdgeLatency with(double rttMillis, Instant at) {
        var its = EdgeHour.of(at);
        if (!its.end().isAfter(toldTo)) return this;
        var next = new ArrayList<EdgeHour>();
        for (var hour : hours) {
            if (hour.start().equals(its.start())) its = hour;
            else next.add(hour);
        }
        next.add(its.with(rttMillis));
        next.sort(Comparator.comparing(EdgeHour::start));
        return with(next.subList(Math.max(0, next.size() - MOST_HOURS), next.size()));
    }

    /**
     * What is to be told at this time: the newest hour that is over.
     *
     * @param grace how long after its end an hour waits for samples that come late
     */
    Step at(Instant now, Duration grace) {
        var over = hours.stream().filter(hour -> !hour.end().plus(grace).isAfter(now)).toList();
        if (over.isEmpty()) return new Step(this, Optional.empty());
        var newest = over.getLast();
        var left = hours.stream().filter(hour -> hour.start().isAfter(newest.start())).toList();
        var next = new EdgeLatency(place, siteId, left, newest.end());
        return new Step(next, Optional.of(next.fact(newest)));
    }

    private EdgeLatency with(List<EdgeHour> others) {
        return new EdgeLatency(place, siteId, others, toldTo);
    }

    /** True if nothing waits and the last word is so old: then nothing has to be remembered. */
    boolean isIdle(Instant now, Duration after) {
        return hours.isEmpty() && !now.isBefore(toldTo.plus(after));
    }

    /**
     * The revision is the hour's number since 1970: it grows also if we have forgotten the last.
     */
    private SiteLatencyFact fact(EdgeHour hour) {
        return new SiteLatencyFact(
                place,
                siteId,
                hour.median(),
                hour.samples(),
                hour.start(),
                hour.end(),
                hour.end().getEpochSecond() / EdgeHour.LENGTH.toSeconds());
    }
}
