package peering.validator.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.VrpSet;
import peering.rpki.source.RpkiSettings;
import peering.rpki.source.RpkiSource;
import peering.rpki.source.Trust;

/**
 * Several sources of VRPs in order of preference, and which of them is in force.
 *
 * <pre>
 *   not readable, no whole table ........ what that source told before stays
 *   much smaller than the one in force,
 *   or a trust anchor's part of it is ... held back ({@link ShrinkGuard}): a source's fault, not
 *                                         thousands of lost ROAs
 *   anything else ....................... the first source that has one is in force
 *   none has one any more ............... what is in force stays, and says how old it is
 * </pre>
 *
 * The operator's own exceptions are put over it, whichever it is; the guard compares what the
 * sources tell, so that an exception never looks like a source's fault.
 */
@ApplicationScoped
public class VrpSources {
    private static final Logger LOG = Logger.getLogger(VrpSources.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final CurrentVrps current;
    private final Event<VrpsReplaced> replaced;
    private final Clock clock;
    private final VrpMetrics metrics;
    private final VrpConfig config;
    private final Rounds rounds;
    private final List<Slot> slots;
    private final LocalExceptions exceptions;
    private final long began = System.nanoTime();
    private Optional<InForce> inForce = Optional.empty();

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
        this.metrics = new VrpMetrics(metrics, current, clock);
        this.rounds = rounds;
        this.slots = config.location().stream().map(this::slot).toList();
        this.exceptions = new LocalExceptions(config.slurm().orElse(List.of()), clock);
        this.metrics.watch(exceptions);
        this.metrics.watch(this, slots.stream().map(slot -> slot.source.location()).toList());
    }

    private Slot slot(String location) {
        var settings =
                new RpkiSettings(config.refresh(), config.firstRetry(), config.timeout(), tls());
        return new Slot(RpkiSource.at(location, settings, VrpBytes::read, clock));
    }

    private Optional<SSLContext> tls() {
        return config.trustedCertificates()
                .map(files -> Trust.of(files.stream().map(Path::of).toList()));
    }

    void start(@Observes StartupEvent event) {
        exceptions.start(config, this::choose);
        IntStream.range(0, slots.size())
                .forEach(at -> slots.get(at).source.start("vrps-" + (at + 1), slots.get(at)));
        rounds.every(LOOK_AGAIN, "choosing the source of VRPs", this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        slots.forEach(slot -> slot.source.stop());
        exceptions.stop();
    }

    /** What was held back is put into force. */
    public synchronized void accept() {
        slots.forEach(slot -> slot.guard.accept());
        choose();
    }

    /** Every source, in the order of preference. */
    public List<SourceView> sources() {
        var location = current.get().map(VrpSnapshot::location);
        return slots.stream().map(slot -> slot.view(location)).toList();
    }

    /** How many sources' tables are held back. */
    public int heldBack() {
        return (int) slots.stream().filter(slot -> slot.guard.isHolding()).count();
    }

    /** The operator's own exceptions; empty if none are configured. */
    public Optional<SlurmView> exceptions() {
        return exceptions.view(current.get());
    }

    private Uni<Void> look() {
        return Uni.createFrom().voidItem().invoke(this::choose);
    }

    /** Puts the first source's table into force that may be, under the exceptions as they are. */
    private synchronized void choose() {
        var slurm = exceptions.inForce();
        if (slurm.isEmpty()) return;
        var next = chosen().map(told -> new InForce(told, slurm.get()));
        if (next.isEmpty() || next.equals(inForce)) return;
        var before = inForce;
        putIntoForce(next.get(), before);
    }

    /** What is in force, if nothing else may be. */
    private Optional<Told> chosen() {
        var before = inForce.map(InForce::told);
        for (var slot : slots) {
            var told = slot.latest();
            if (told.isEmpty()) continue;
            if (told.equals(before)) return before;
            boolean holding = slot.guard.isHolding();
            var held =
                    slot.guard.holdsBack(
                            before.map(Told::size).orElse(ShrinkGuard.Size.NOTHING),
                            told.get().size(),
                            new ShrinkGuard.Moment(clock.instant(), running()));
            if (held.isEmpty()) return told;
            if (!holding) {
                LOG.errorf("%s: %s", slot.source.location(), held.get());
                metrics.frozen(slot.source.location());
                refused(slot.source.location(), held.get());
            }
        }
        return before;
    }

    private Duration running() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void putIntoForce(InForce next, Optional<InForce> before) {
        var told = next.told();
        var snapshot =
                VrpSnapshot.of(
                        applied(next, before), told.location(), told.at(), config.staleAfter());
        current.replaceWith(snapshot);
        inForce = Optional.of(next);
        metrics.inForce(told.size(), snapshot);
        LOG.infof("%s from %s are in force", snapshot.describe(clock.instant()), told.location());
        told.set().complaints().forEach(complaint -> LOG.warnf("VRP skipped: %s", complaint));
        replaced.fire(new VrpsReplaced(snapshot));
    }

    /** A cache's change of a few VRPs is a change of a few under the same exceptions, too. */
    private Slurm.Applied applied(InForce next, Optional<InForce> before) {
        var set = next.told().set();
        var alike = before.filter(then -> then.slurm().equals(next.slurm()));
        var came = current.get().map(VrpSnapshot::rpki);
        return alike.isPresent() && came.isPresent()
                ? next.slurm().applyTo(set, alike.get().told().set(), came.get())
                : next.slurm().applyTo(set);
    }

    private void refused(String location, String why) {
        metrics.refused(location);
        current.refused(new CurrentVrps.Refusal(clock.instant(), location + ": " + why));
    }

    private record Told(String location, VrpSet set, Instant at) {
        ShrinkGuard.Size size() {
            return ShrinkGuard.Size.of(set);
        }
    }

    private record InForce(Told told, Slurm slurm) {}

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

        private SourceView view(Optional<String> inForce) {
            var status = source.status();
            var built = latest().map(told -> VrpSnapshot.built(told.set(), told.at()));
            return new SourceView(
                    source.location(),
                    inForce.filter(source.location()::equals).isPresent(),
                    status.askedAt(),
                    status.toldAt(),
                    built,
                    built.filter(this::isLongAgo).isPresent(),
                    latest().map(told -> told.set().table().size()).orElse(0),
                    latest().map(told -> told.set().anchors()).orElse(Map.of()),
                    status.trouble(),
                    status.details());
        }

        private boolean isLongAgo(Instant built) {
            return built.plus(config.staleAfter()).isBefore(clock.instant());
        }

        /** An empty table is a fault everywhere: nobody has no ROA at all. */
        @Override
        public void take(VrpSet set) throws IOException {
            if (set.table().size() == 0) throw new IOException("it has no VRP at all");
            latest = new Told(source.location(), set, clock.instant());
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
