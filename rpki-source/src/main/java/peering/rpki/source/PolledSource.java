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
    private volatile Status status = new Status(Optional.empty(), Optional.empty(), Map.of());

    PolledSource(Feed<VrpSet> feed, RpkiSettings settings, Clock clock) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start(String thread, Taker taker) {
        var begun = new Watching<>(feed, set -> take(set, taker), why -> refused(why, taker));
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
        told(Optional.of(clock.instant()), Optional.empty());
    }

    private void refused(String why, Taker taker) {
        told(status.toldAt(), Optional.of(why));
        taker.refused(why);
    }

    private void told(Optional<Instant> at, Optional<String> trouble) {
        status = new Status(at, trouble, Map.of());
    }
}
