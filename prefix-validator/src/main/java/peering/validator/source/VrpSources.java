package peering.validator.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;
import peering.routing.rpki.VrpSet;
import peering.rpki.source.RpkiSettings;
import peering.rpki.source.RpkiSource;

/**
 * Several sources of VRPs in order of preference, and which of them is in force.
 *
 * <pre>
 *   not readable, no whole table ........ what that source told before stays
 *   much smaller than the one in force .. held back ({@link ShrinkGuard}): a source's fault, not
 *                                         thousands of lost ROAs
 *   anything else ....................... the first source that has one is in force
 *   none has one any more ............... what is in force stays, and says how old it is
 * </pre>
 */
@ApplicationScoped
public class VrpSources {
    private static final Logger LOG = Logger.getLogger(VrpSources.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final CurrentVrps current;
    private final Event<VrpsReplaced> replaced;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final VrpConfig config;
    private final Rounds rounds;
    private final List<Slot> slots;

    VrpSources(
            VrpConfig config,
            CurrentVrps current,
            Event<VrpsReplaced> replaced,
            Clock clock,
            MeterRegistry metrics,
            Rounds rounds) {
        this.config = config;
        this.current = current;
        this.replaced = replaced;
        this.clock = clock;
        this.metrics = metrics;
        this.rounds = rounds;
        this.slots = config.location().stream().map(this::slot).toList();
        metrics.gauge("peering.vrps.count", current, VrpSources::count);
        metrics.gauge("peering.vrps.built.seconds", current, VrpSources::built);
        metrics.gauge("peering.vrps.held.back", slots, VrpSources::held);
    }

    private Slot slot(String location) {
        var settings =
                new RpkiSettings(
                        config.refresh(), config.firstRetry(), config.timeout(), Optional.empty());
        return new Slot(RpkiSource.at(location, settings, VrpBytes::read, clock));
    }

    void start(@Observes StartupEvent event) {
        IntStream.range(0, slots.size())
                .forEach(at -> slots.get(at).source.start("vrps-" + (at + 1), slots.get(at)));
        rounds.every(LOOK_AGAIN, "choosing the source of VRPs", this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        slots.forEach(slot -> slot.source.stop());
    }

    /** What was held back is put into force. */
    public synchronized void accept() {
        slots.forEach(slot -> slot.guard.accept());
        choose();
    }

    /** Every source, in the order of preference. */
    public List<SourceView> sources() {
        var inForce = current.get().map(VrpSnapshot::location);
        return slots.stream()
                .map(slot -> {
                    var status = slot.source.status();
                    return new SourceView(
                            slot.source.location(),
                            inForce.filter(slot.source.location()::equals).isPresent(),
                            status.toldAt(),
                            slot.latest().map(told -> told.set().table().size()).orElse(0),
                            status.trouble(),
                            status.details());
                })
                .toList();
    }

    private Uni<Void> look() {
        return Uni.createFrom().voidItem().invoke(this::choose);
    }

    /** Puts the first source's table into force that may be. */
    private synchronized void choose() {
        for (var slot : slots) {
            var told = slot.latest();
            if (told.isEmpty()) continue;
            if (current.get().filter(now -> now.vrps() == told.get().set()).isPresent()) return;
            boolean holding = slot.guard.isHolding();
            var held =
                    slot.guard.holdsBack(
                            inForce(), told.get().set().table().size(), clock.instant());
            if (held.isEmpty()) {
                putIntoForce(slot.source.location(), told.get());
                return;
            }
            if (!holding) {
                LOG.errorf("%s: %s", slot.source.location(), held.get());
                refused(slot.source.location(), held.get());
            }
        }
    }

    private int inForce() {
        return current.get().map(snapshot -> snapshot.table().size()).orElse(0);
    }

    private void putIntoForce(String location, Told told) {
        var snapshot = VrpSnapshot.of(told.set(), location, told.at(), config.staleAfter());
        current.replaceWith(snapshot);
        LOG.infof("%s from %s are in force", snapshot.describe(clock.instant()), location);
        told.set().complaints().forEach(complaint -> LOG.warnf("VRP skipped: %s", complaint));
        replaced.fire(new VrpsReplaced(snapshot));
    }

    private void refused(String location, String why) {
        metrics.counter("peering.vrps.refused", "source", location).increment();
        current.refused(new CurrentVrps.Refusal(clock.instant(), location + ": " + why));
    }

    private static double held(List<Slot> slots) {
        return slots.stream().filter(slot -> slot.guard.isHolding()).count();
    }

    private static double count(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.table().size()).orElse(0);
    }

    private static double built(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.built().getEpochSecond()).orElse(0L);
    }

    private record Told(VrpSet set, Instant at) {}

    /** One source and its last table. */
    private final class Slot implements RpkiSource.Taker {
        private final RpkiSource source;

        /** Each has its own: what one holds back, the other's tables do not set free. */
        private final ShrinkGuard guard = new ShrinkGuard(config.maxShrink(), config.holdBack());

        private volatile Told latest;

        private Slot(RpkiSource source) {
            this.source = source;
        }

        private Optional<Told> latest() {
            return Optional.ofNullable(latest);
        }

        /** An empty table is a fault everywhere: nobody has no ROA at all. */
        @Override
        public void take(VrpSet set) throws IOException {
            if (set.table().size() == 0) throw new IOException("it has no VRP at all");
            latest = new Told(set, clock.instant());
            choose();
        }

        @Override
        public void refused(String why) {
            VrpSources.this.refused(source.location(), why);
        }

        @Override
        public void expired() {
            latest = null;
            choose();
        }
    }
}
