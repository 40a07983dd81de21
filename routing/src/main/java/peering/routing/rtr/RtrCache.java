package peering.routing.rtr;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a cache over all connections to it: its last word, how long that may be used,
 * which version it speaks, when it is to be asked again. Not for several threads.
 *
 * <pre>
 *   a connection fails ........ again after 1, 2, 4 … s, at most what the cache wants (retry), until
 *                               what it told was taken
 *   it speaks a lower version . again at once, in that one; from then on always
 *   expire has passed ......... its last word is forgotten: nothing is known, which is not "no ROA"
 * </pre>
 */
public final class RtrCache {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private int version;
    private Optional<RtrData> data = Optional.empty();
    private Instant toldAt;
    private Duration pause = FIRST_PAUSE;
    private Optional<String> trouble = Optional.empty();

    /**
     * @param highest version to ask with at first
     */
    public RtrCache(int highest) {
        this.version = highest;
    }

    /** A new connection to it. */
    public RtrConnection connection(RtrConnection.Outlet outlet) {
        return new RtrConnection(version, outlet);
    }

    /** It told this. Whoever it was told to may yet break down over it: see {@link #taken}. */
    public void told(RtrData next, Instant now) {
        data = Optional.of(next);
        toldAt = now;
        version = next.version();
        trouble = Optional.empty();
    }

    /** What it told was put to use: the next failure is a first one. */
    public void taken() {
        pause = FIRST_PAUSE;
    }

    /**
     * A connection is over.
     *
     * @return how long to wait before the next
     */
    public Duration ended(RtrEnd end) {
        trouble = Optional.of(end.why());
        if (end.lowerVersion().isPresent() && end.lowerVersion().getAsInt() < version) {
            version = end.lowerVersion().getAsInt();
            return Duration.ZERO;
        }
        var now = pause;
        var most = data.map(RtrData::timers).orElse(RtrTimers.USUAL).retry();
        pause = shorter(pause.multipliedBy(2), most);
        return shorter(now, most);
    }

    /** Its last word, as long as it may be used. */
    public Optional<RtrData> data(Instant now) {
        if (data.isPresent() && !now.isBefore(toldAt.plus(data.get().timers().expire()))) {
            data = Optional.empty();
        }
        return data;
    }

    /** When it told last; empty if nothing is known. */
    public Optional<Instant> toldAt() {
        return data.map(_ -> toldAt);
    }

    /** Why the last connection failed; empty while all is well. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** In which version it is asked. */
    public int version() {
        return version;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
