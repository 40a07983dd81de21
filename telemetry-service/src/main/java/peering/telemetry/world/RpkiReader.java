package peering.telemetry.world;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;
import peering.rpki.source.RpkiSettings;
import peering.rpki.source.RpkiSource;

/**
 * Reads what RPKI says, again and again, into {@link CurrentWorld}.
 *
 * <pre>
 *   no source is set ................... nothing is known, and routes are judged without
 *   not readable, or no whole table .... what was known stays; counted and logged
 *   much smaller than what was known ... the same
 *   anything else ...................... swapped in
 *   a cache is silent for too long ..... what it said is forgotten
 * </pre>
 *
 * The service is ready without: a hijack is one whatever RPKI says.
 */
@ApplicationScoped
public class RpkiReader implements RpkiSource.Taker {
    private static final Logger LOG = Logger.getLogger(RpkiReader.class);

    private final RpkiConfig config;
    private final CurrentWorld current;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Optional<RpkiSource> source;
    private volatile Instant built;

    RpkiReader(RpkiConfig config, CurrentWorld current, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.current = current;
        this.clock = clock;
        this.metrics = metrics;
        this.source =
                config.source()
                        .map(location ->
                                RpkiSource.at(location, settings(config), VrpJson::read, clock));
        metrics.gauge("peering.rpki.vrps", current, RpkiReader::size);
        metrics.gauge("peering.rpki.age.seconds", this, RpkiReader::ageSeconds);
    }

    void start(@Observes StartupEvent event) {
        source.ifPresent(one -> one.start("rpki-reader", this));
    }

    void stop(@Observes ShutdownEvent event) {
        source.ifPresent(RpkiSource::stop);
    }

    private static RpkiSettings settings(RpkiConfig config) {
        return new RpkiSettings(
                config.refresh(), config.firstRetry(), config.timeout(), Optional.empty());
    }

    @Override
    public void refused(String why) {
        metrics.counter("peering.rpki.refused").increment();
    }

    /** From now on RPKI is as unknown as before the first table: nothing ends by that. */
    @Override
    public void expired() {
        current.change(world -> world.withoutRpki());
        LOG.warn("what RPKI said is too old to be used");
    }

    @Override
    public void take(VrpSet set) throws IOException {
        int now = set.table().size();
        double before = size(current);
        if (now == 0 || now < before * (1 - config.maxShrink())) {
            throw new IOException("it has only " + now + " VRPs, after " + (long) before);
        }
        built = set.generated().orElse(clock.instant());
        var expiring = expiring(set.table(), built.plus(config.expiringWithin()));
        current.change(world -> world.withRpki(set.table(), expiring, AspaTable.of(set.aspas())));
        LOG.infof("%d VRPs and %d ASPAs are known", now, set.aspas().size());
    }

    /** Those that run out before then, and that ran out at the same time by the table before. */
    private VrpTable expiring(VrpTable next, Instant then) {
        var before = current.now().vrps().orElseGet(VrpTable::empty);
        return VrpTable.of(
                next.expiringBefore(then).stream()
                        .filter(vrp -> next.expires(vrp).equals(before.expires(vrp)))
                        .toList());
    }

    private static double size(CurrentWorld current) {
        return current.now().vrps().map(VrpTable::size).orElse(0);
    }

    /** Not a number until something was read. */
    private double ageSeconds() {
        return built == null ? Double.NaN : Duration.between(built, clock.instant()).toSeconds();
    }

    /** What it fills. */
    static final class Table {
        @Produces
        @Singleton
        CurrentWorld world(RpkiConfig rpki, RelationshipConfig relationships) {
            var awaited = EnumSet.noneOf(World.Source.class);
            if (rpki.source().isPresent()) awaited.add(World.Source.RPKI);
            if (relationships.source().isPresent()) awaited.add(World.Source.RELATIONSHIPS);
            return new CurrentWorld(awaited);
        }
    }
}
