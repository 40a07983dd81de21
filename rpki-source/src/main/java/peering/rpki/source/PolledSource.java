package peering.rpki.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import peering.kit.feed.Feed;
import peering.kit.feed.Watching;
import peering.routing.rpki.VrpSet;

/** A file or an HTTP server that is looked at again and again. */
final class PolledSource implements RpkiSource {
    private final Feed<VrpSet> feed;
    private final RpkiSettings settings;
    private final Clock clock;
    private volatile Optional<Watching<VrpSet>> watching = Optional.empty();
    private Instant askedAt = Instant.EPOCH;
    private volatile Status status = Status.NEW;

    PolledSource(Feed<VrpSet> feed, RpkiSettings settings, Clock clock) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start(String thread, Taker taker) {
        var begun =
                new Watching<>(new Timed(), set -> take(set, taker), why -> refused(why, taker));
        watching = Optional.of(begun);
        begun.start(thread, settings.refresh(), settings.firstRetry());
    }

    @Override
    public void stop() {
        watching.ifPresent(Watching::stop);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public String location() {
        return feed.location();
    }

    private void take(VrpSet set, Taker taker) throws IOException {
        taker.take(set);
        status =
                new Status(
                        Optional.of(askedAt),
                        Optional.of(clock.instant()),
                        Optional.empty(),
                        Map.of());
    }

    private void refused(String why, Taker taker) {
        status = new Status(status.askedAt(), status.toldAt(), Optional.of(why), Map.of());
        taker.refused(why);
    }

    /** The feed, of which it is remembered when it was asked. */
    private final class Timed implements Feed<VrpSet> {
        @Override
        public Reading<VrpSet> read(String tag) throws IOException, InterruptedException {
            askedAt = clock.instant();
            return feed.read(tag);
        }

        @Override
        public String location() {
            return feed.location();
        }
    }
}
