package peering.telemetry.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import peering.contract.RouteAnomalyFact;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.Sighting;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/** Detection on plain maps, with what it told in a list. */
final class Bench implements Detection.Outlet {
    static final String ID = "pfx_1";
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    final List<RouteAnomalyFact> told = new ArrayList<>();
    final List<Limit> reached = new ArrayList<>();
    final MapShelf<Anomaly> anomalies = new MapShelf<>();
    final MapShelf<Watch> watches = new MapShelf<>();
    final MapShelf<Lost> lost = new MapShelf<>();
    final MapShelf<Loss> losses = new MapShelf<>();
    final MapShelf<Signature> signatures = new MapShelf<>();
    final MapShelf<Usual> usuals = new MapShelf<>();
    final RouteBook around = new RouteBook(new MapShelf<>(), new MapShelf<>());
    final RouteBook book = new RouteBook(new MapShelf<>(), new MapShelf<>());
    final Detection detection;
    private final DetectConfig config;

    Bench() {
        this(
                new Config(
                        2,
                        3,
                        Duration.ofSeconds(5),
                        0.10,
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(60),
                        50,
                        5,
                        20));
    }

    Bench(DetectConfig config) {
        this.config = config;
        detection = successor();
    }

    /** Another one that goes on with what is on the shelves. */
    Detection successor() {
        return new Detection(
                new Detection.Shelves(watches, anomalies, lost, losses, signatures, usuals),
                new Detection.Books(book, around),
                config,
                new Detection.Surroundings(this::owns, () -> world),
                this);
    }

    World world = World.UNKNOWN;

    /** A more specific prefix of somebody else; null for none. */
    Prefix others;

    private boolean owns(String prefixId, Prefix announced) {
        return others == null || !others.covers(announced);
    }

    record Config(
            int minPeerAses,
            int criticalPeerAses,
            Duration endAfter,
            double restShare,
            Duration restAfter,
            Duration updateEvery,
            int mostRoutes,
            int mostAnomalies,
            int mostObservers)
            implements DetectConfig {
        @Override
        public Duration reopenWithin() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int visibilityPeerAses() {
            return 5;
        }

        @Override
        public double visibilityShare() {
            return 0.5;
        }

        @Override
        public double visibilityBack() {
            return 0.8;
        }

        @Override
        public Duration visibilityMemory() {
            return Duration.ofHours(24);
        }

        static Config asShipped() {
            return new Config(
                    2,
                    3,
                    Duration.ofSeconds(5),
                    0.10,
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(60),
                    20000,
                    500,
                    1000);
        }
    }

    static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    static WatchedPrefix prefix(String text, Long... origins) {
        return new WatchedPrefix(ID, "acme", "con_1", Prefix.parse(text), List.of(origins), true);
    }

    static WatchedPrefix unverified(String text, Long... origins) {
        return new WatchedPrefix(ID, "acme", "con_1", Prefix.parse(text), List.of(origins), false);
    }

    Bench registered(String text, Long... origins) {
        detection.registered(prefix(text, origins), START);
        return this;
    }

    /** A policy as JSON with single quotes. */
    void policed(String policy) {
        detection.policed(ID, Rules.policy(policy), at(60));
    }

    /**
     * @param path left to right; its first AS is the peer, its last the origin
     */
    void announced(int seconds, String collector, String prefix, Long... path) {
        var route =
                new PeerRoute(
                        peer(collector, path[0]),
                        Prefix.parse(prefix),
                        String.join(" ", List.of(path).stream().map(String::valueOf).toList()),
                        Origin.of(path[path.length - 1]),
                        at(seconds));
        detection.saw(ID, new Sighting.Announced(route), at(seconds));
    }

    void withdrawn(int seconds, String collector, String prefix, long asn) {
        var gone = new Sighting.Withdrawn(peer(collector, asn), Prefix.parse(prefix), at(seconds));
        detection.saw(ID, gone, at(seconds));
    }

    void down(int seconds, String collector, long asn) {
        var down = new Sighting.PeerDown(peer(collector, asn), at(seconds));
        detection.down(down, at(seconds));
    }

    void passed(int seconds) {
        detection.passed(at(seconds));
    }

    RouteAnomalyFact last() {
        return told.getLast();
    }

    private static Peer peer(String collector, long asn) {
        return new Peer(collector, "192.0.2." + asn % 250, asn);
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        told.add(fact);
    }

    @Override
    public void reached(Limit limit) {
        reached.add(limit);
    }
}
