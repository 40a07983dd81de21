package peering.rpki.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import peering.kit.feed.Feed;
import peering.routing.rpki.VrpSet;

/** One relying party's word on all VRPs and ASPAs, kept up to date. */
public interface RpkiSource {

    /** Makes tables of a file's or an HTTP answer's bytes. */
    @FunctionalInterface
    interface Parser extends Feed.Parser<VrpSet> {
        @Override
        VrpSet read(InputStream in) throws IOException;
    }

    /** Who is told; on the source's own thread, which waits meanwhile. */
    interface Taker {
        /**
         * A whole table.
         *
         * @throws IOException says why it will not have it; what was in force stays
         */
        void take(VrpSet set) throws IOException;

        /** Nothing usable came, for this reason; what was in force stays. */
        void refused(String why);

        /** What was told last may not be used any more (RFC 8210 section 6, expire). */
        void expired();
    }

    /**
     * How a source is.
     *
     * @param askedAt when it was asked for its last table; empty before the first
     * @param toldAt when that had come
     * @param trouble what is wrong now; empty while all is well
     * @param details by name, for people: serial, session, version
     */
    record Status(
            Optional<Instant> askedAt,
            Optional<Instant> toldAt,
            Optional<String> trouble,
            Map<String, String> details) {
        public Status {
            details = Map.copyOf(details);
        }

        /** Of a source that was not asked yet. */
        static final Status NEW =
                new Status(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * @param location a file, an http or https URL, one that ends in {@code /json-delta} for what
     *     Routinator tells there, {@code rtr://host:port} for RPKI-to-Router over TCP or {@code
     *     rtrs://host:port} over TLS
     * @throws IllegalArgumentException if it is none of these
     */
    static RpkiSource at(String location, RpkiSettings settings, Parser parser, Clock clock) {
        if (location.startsWith("rtr://") || location.startsWith("rtrs://")) {
            return new RtrSource(RtrAddress.of(location), settings, clock);
        }
        if (DeltaSource.isAt(location)) return new DeltaSource(location, settings, clock);
        var feed = Feed.at(location, settings.timeout(), parser);
        return new PolledSource(feed, settings, clock);
    }

    /** Begins on a thread of this name. */
    void start(String thread, Taker taker);

    /** Ends soon; nothing is told after what is being told now. */
    void stop();

    /** How it is now; from any thread. */
    Status status();

    /** What it reads, for people. */
    String location();
}
