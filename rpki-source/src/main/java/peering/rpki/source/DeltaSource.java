package peering.rpki.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.routing.rpki.DeltaJson.Version;
import peering.routing.rpki.VrpFormatException;

/**
 * A server that speaks Routinator's {@code json-delta}: asked for what has changed, and waited on
 * until something has.
 *
 * <pre>
 *   first, and once a day ............... everything
 *   then ................................ what changed since the last version
 *   reset, or a change of another state . everything
 *   between two questions ............... {@code notify} waits for the next version, for as long as
 *                                         {@code refresh} at the most; a server without it is asked
 *                                         each time that is over
 *   it fails ............................ what was told stays; asked again, less and less often
 * </pre>
 */
final class DeltaSource implements RpkiSource {
    private static final Logger LOG = Logger.getLogger(DeltaSource.class);

    /** A slip of ours or theirs must not stay for ever. */
    private static final Duration EVERYTHING = Duration.ofDays(1);

    /** However soon it says that there is more. */
    private static final Duration BREATH = Duration.ofMillis(200);

    private final DeltaDoor door;
    private final RpkiSettings settings;
    private final Clock clock;
    private final Steady steady;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Optional<DeltaState> known = Optional.empty();
    private Instant wholeAt = Instant.EPOCH;
    private int failures;

    /** The last answer was everything though a change was asked for. */
    private boolean wasReset;

    private volatile Thread thread;
    private volatile Status status = Status.NEW;

    DeltaSource(String location, RpkiSettings settings, Clock clock) {
        this.door = new DeltaDoor(location, settings.timeout());
        this.settings = settings;
        this.clock = clock;
        this.steady = new Steady(clock, System::nanoTime);
    }

    /** True if that is where such a server answers. */
    static boolean isAt(String location) {
        return location.matches("https?://[^?#]+/json-delta");
    }

    @Override
    public void start(String name, Taker taker) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> run(taker));
    }

    @Override
    public void stop() {
        stopping.countDown();
        var running = thread;
        if (running != null) running.interrupt();
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public String location() {
        return door.location();
    }

    private void run(Taker taker) {
        try {
            while (stopping.getCount() > 0) {
                boolean well = look(taker);
                failures = well ? 0 : failures + 1;
                if (well) awaitNews();
                rest(well ? breath() : pause());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look(Taker taker) throws InterruptedException {
        var asked = clock.instant();
        try {
            ask();
            var now = clock.instant();
            var set = known.orElseThrow().set(now);
            taker.take(set);
            status = new Status(Optional.of(asked), Optional.of(now), Optional.empty(), details());
            return true;
        } catch (IOException broken) {
            refused(broken.getMessage(), taker);
        } catch (RuntimeException unexpected) {
            // Nobody would start the thread again.
            LOG.errorf(unexpected, "%s is not taken", door.location());
            refused(unexpected.toString(), taker);
        }
        return false;
    }

    private void ask() throws IOException, InterruptedException {
        var now = steady.now();
        wasReset = false;
        boolean whole = known.isEmpty() || !now.isBefore(wholeAt.plus(EVERYTHING));
        if (!whole) {
            try {
                known = Optional.of(changed(known.get(), now));
                return;
            } catch (DeltaState.Gap | VrpFormatException gap) {
                LOG.infof("%s: %s; asked for everything", door.location(), gap.getMessage());
            }
        }
        var told = door.since(Optional.empty());
        if (!told.reset()) throw new IOException("it told a change when asked for everything");
        known = Optional.of(DeltaState.of(told));
        wholeAt = now;
    }

    private DeltaState changed(DeltaState before, Instant now)
            throws IOException, InterruptedException {
        var told = door.since(Optional.of(before.version()));
        if (!told.reset()) return before.then(told);
        wasReset = true;
        wholeAt = now;
        return DeltaState.of(told);
    }

    private void refused(String why, Taker taker) {
        LOG.warnf("%s: %s; what was known stays", door.location(), why);
        status = new Status(status.askedAt(), status.toldAt(), Optional.of(why), details());
        try {
            taker.refused(why);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "what is wrong with %s was not taken", door.location());
        }
    }

    private Map<String, String> details() {
        return known.map(DeltaState::version)
                .map(one -> Map.of("session", one.session(), "serial", one.serial()))
                .orElse(Map.of());
    }

    /** One that answers at once with nothing new is not asked without end. */
    private void awaitNews() throws InterruptedException {
        Version version = known.map(DeltaState::version).orElseThrow();
        long began = System.nanoTime();
        try {
            if (door.changes(version, settings.refresh())) return;
        } catch (DeltaDoor.NotThere older) {
            LOG.debugf("%s does not tell of changes", door.location());
        } catch (IOException broken) {
            LOG.debugf("%s: waiting for news ended: %s", door.location(), broken.getMessage());
            rest(settings.firstRetry());
            return;
        }
        rest(settings.refresh().minus(Duration.ofNanos(System.nanoTime() - began)));
    }

    /**
     * Two servers behind one name, each with a session of its own, would tell everything in turn.
     */
    private Duration breath() {
        return wasReset ? settings.firstRetry() : BREATH;
    }

    private Duration pause() {
        var pause = settings.firstRetry().multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(settings.refresh()) < 0 ? pause : settings.refresh();
    }

    private void rest(Duration pause) throws InterruptedException {
        if (pause.isPositive() && stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("to stop");
        }
    }
}
