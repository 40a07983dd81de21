package peering.validator.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.AnchorCount;

/** What there is to measure of the sources and of what is in force. */
final class VrpMetrics {
    /** Whose VRPs it does not say, as a cache that speaks RPKI-to-Router. */
    private static final String UNTOLD = "untold";

    private final MeterRegistry metrics;
    private final Clock clock;
    private final MultiGauge byAnchor;

    VrpMetrics(MeterRegistry metrics, CurrentVrps current, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.byAnchor =
                MultiGauge.builder("peering.vrps")
                        .description("VRPs that the source in force told, by trust anchor")
                        .register(metrics);
        gauge("count", Tags.empty(), current, VrpMetrics::count);
        gauge("built.seconds", Tags.empty(), current, VrpMetrics::built);
        gauge("slurm.filtered", Tags.empty(), current, VrpMetrics::filtered);
        gauge("slurm.asserted", Tags.empty(), current, VrpMetrics::asserted);
    }

    /**
     * @param sources kept by the caller: a meter does not
     */
    void watch(VrpSources sources, List<String> locations) {
        gauge("held.back", Tags.empty(), sources, VrpSources::heldBack);
        for (int i = 0; i < locations.size(); i++) {
            int at = i;
            var tag = Tags.of("source", locations.get(i));
            gauge("source.well", tag, sources, all -> isWell(view(all, at)) ? 1 : 0);
            gauge("source.stale", tag, sources, all -> view(all, at).stale() ? 1 : 0);
            gauge("source.serial", tag, sources, all -> serial(view(all, at)));
            gauge("source.age.seconds", tag, sources, all -> age(view(all, at).toldAt()));
        }
    }

    private static SourceView view(VrpSources sources, int at) {
        return sources.sources().get(at);
    }

    /**
     * @param exceptions kept by the caller
     */
    void watch(LocalExceptions exceptions) {
        gauge("slurm.broken", Tags.empty(), exceptions, all -> all.isBroken() ? 1 : 0);
    }

    /** After a live reload the meter of the service before would stay, and measure nothing. */
    private <T> void gauge(String what, Tags tags, T of, ToDoubleFunction<T> value) {
        String name = "peering.vrps." + what;
        metrics.find(name).tags(tags).meters().forEach(metrics::remove);
        Gauge.builder(name, of, value).tags(tags).register(metrics);
    }

    /** It has told something, and nothing is wrong now: of a cache, that it is connected. */
    private static boolean isWell(SourceView source) {
        return source.toldAt().isPresent() && source.trouble().isEmpty();
    }

    /** Not a number but for a cache. */
    private static double serial(SourceView source) {
        return Optional.ofNullable(source.details().get("serial"))
                .map(Double::valueOf)
                .orElse(Double.NaN);
    }

    private double age(Optional<Instant> since) {
        return since.map(then -> (double) Duration.between(then, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }

    void refused(String location) {
        metrics.counter("peering.vrps.refused", "source", location).increment();
    }

    /** A table begins to be held back. */
    void frozen(String location) {
        metrics.counter("peering.vrps.freezes", "source", location).increment();
    }

    void inForce(ShrinkGuard.Size told, VrpSnapshot now) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        if (told.anchors().isEmpty()) {
            var table = now.table();
            add(rows, UNTOLD, new AnchorCount(table.size(Family.IPV4), table.size(Family.IPV6)));
        }
        told.anchors().forEach((anchor, count) -> add(rows, anchor, count));
        byAnchor.register(rows, true);
    }

    private static void add(List<MultiGauge.Row<?>> rows, String anchor, AnchorCount count) {
        rows.add(MultiGauge.Row.of(Tags.of("ta", anchor, "family", "ipv4"), count.ipv4()));
        rows.add(MultiGauge.Row.of(Tags.of("ta", anchor, "family", "ipv6"), count.ipv6()));
    }

    private static double count(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.table().size()).orElse(0);
    }

    private static double built(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.built().getEpochSecond()).orElse(0L);
    }

    private static double filtered(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.rpki().filtered()).orElse(0);
    }

    private static double asserted(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.rpki().asserted()).orElse(0);
    }
}
