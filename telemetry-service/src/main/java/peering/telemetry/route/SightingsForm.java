package peering.telemetry.route;

import java.time.Instant;
import java.util.ArrayList;
import peering.routing.net.Prefix;
import peering.telemetry.route.RouteForm.Attributes;
import peering.telemetry.route.Sightings.Found;

/**
 * Sightings as bytes. A record's routes have their peer, time and path in common, so each is
 * written once, and read as one object: a byte of flags says what is as it was before.
 *
 * <pre>
 *   count · for each: flags · [prefix id] · [peer] · [time] · prefix and [path id],
 *                     unless a peer is down · [attributes] if it is announced
 * </pre>
 */
final class SightingsForm implements StateBytes.Form<Sightings> {
    private static final int ANNOUNCED = 0;
    private static final int WITHDRAWN = 1;
    private static final int PEER_DOWN = 2;
    private static final int KINDS = 3;
    private static final int SAME_ID = 4;
    private static final int SAME_PEER = 8;
    private static final int SAME_TIME = 16;
    private static final int SAME_ATTRIBUTES = 32;
    private static final int PATH_ID = 64;

    /** What was written or read last. */
    private static final class Last {
        private String prefixId;
        private Peer peer;
        private Instant at;
        private Attributes attributes;
    }

    @Override
    public void write(Sightings sightings, StateWriter to) {
        to.number(sightings.all().size());
        var last = new Last();
        for (var found : sightings.all()) {
            switch (found.sighting()) {
                case Sighting.Announced(var route) -> {
                    var attributes = Attributes.of(route);
                    boolean same = attributes.equals(last.attributes);
                    int kind = ANNOUNCED | (same ? SAME_ATTRIBUTES : 0) | flag(route.pathId());
                    head(kind, found, route.peer(), last, to);
                    prefix(route.announced(), route.pathId(), to);
                    if (!same) RouteForm.writeAttributes(attributes, to);
                    last.attributes = attributes;
                }
                case Sighting.Withdrawn(var peer, var prefix, long pathId, _) -> {
                    head(WITHDRAWN | flag(pathId), found, peer, last, to);
                    prefix(prefix, pathId, to);
                }
                case Sighting.PeerDown(var peer, _) -> head(PEER_DOWN, found, peer, last, to);
            }
        }
    }

    private static int flag(long pathId) {
        return pathId == 0 ? 0 : PATH_ID;
    }

    private static void prefix(Prefix prefix, long pathId, StateWriter to) {
        to.prefix(prefix);
        if (pathId != 0) to.number(pathId);
    }

    private static void head(int kind, Found found, Peer peer, Last last, StateWriter to) {
        var at = found.sighting().at();
        boolean sameId = found.prefixId().equals(last.prefixId);
        boolean samePeer = peer.equals(last.peer);
        boolean sameTime = at.equals(last.at);
        to.octet(
                kind
                        | (sameId ? SAME_ID : 0)
                        | (samePeer ? SAME_PEER : 0)
                        | (sameTime ? SAME_TIME : 0));
        if (!sameId) to.text(found.prefixId());
        if (!samePeer) RouteForm.writePeer(peer, to);
        if (!sameTime) to.time(at);
        last.prefixId = found.prefixId();
        last.peer = peer;
        last.at = at;
    }

    @Override
    public Sightings read(StateReader from) {
        int count = from.count();
        var all = new ArrayList<Found>(count);
        var last = new Last();
        for (int i = 0; i < count; i++) all.add(readOne(from, last));
        return new Sightings(all);
    }

    private static Found readOne(StateReader from, Last last) {
        int flags = from.octet();
        if ((flags & SAME_ID) == 0) last.prefixId = from.text();
        if ((flags & SAME_PEER) == 0) last.peer = RouteForm.readPeer(from);
        if ((flags & SAME_TIME) == 0) last.at = from.time();
        if (last.prefixId == null || last.peer == null || last.at == null) {
            throw new StateReader.Damaged("the first is as the one before");
        }
        return new Found(
                last.prefixId,
                switch (flags & KINDS) {
                    case ANNOUNCED -> new Sighting.Announced(readRoute(flags, from, last));
                    case WITHDRAWN ->
                            new Sighting.Withdrawn(
                                    last.peer, from.prefix(), readPathId(flags, from), last.at);
                    case PEER_DOWN -> new Sighting.PeerDown(last.peer, last.at);
                    default -> throw new StateReader.Damaged("no kind of sighting");
                });
    }

    private static PeerRoute readRoute(int flags, StateReader from, Last last) {
        Prefix announced = from.prefix();
        long pathId = readPathId(flags, from);
        if ((flags & SAME_ATTRIBUTES) == 0) last.attributes = RouteForm.readAttributes(from);
        if (last.attributes == null) throw new StateReader.Damaged("the first path is as before");
        return last.attributes.route(last.peer, announced, pathId, last.at);
    }

    private static long readPathId(int flags, StateReader from) {
        return (flags & PATH_ID) == 0 ? 0 : from.number();
    }
}
