package peering.telemetry.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * A route as bytes: when it was seen, by whom, which prefix, and what it says.
 *
 * <pre>
 *   time · peer (collector, address: texts; ASN: number) · prefix · path id (number)
 *   · attributes
 *   attributes: path (text) · origin · only to customers of (number; one more, 0 for nobody)
 *               · communities (count, texts)
 *   origin:     0 and its ASN, or how many an AS_SET has and each of them
 * </pre>
 */
final class RouteForm implements StateBytes.Form<PeerRoute> {
    private static final int ONE_AS = 0;

    @Override
    public void write(PeerRoute route, StateWriter to) {
        to.time(route.seenAt());
        writePeer(route.peer(), to);
        to.prefix(route.announced()).number(route.pathId());
        writeAttributes(Attributes.of(route), to);
    }

    @Override
    public PeerRoute read(StateReader from) {
        var seenAt = from.time();
        var peer = readPeer(from);
        var announced = from.prefix();
        long pathId = from.number();
        return readAttributes(from).route(peer, announced, pathId, seenAt);
    }

    /** What a message says of all routes that it announces. */
    record Attributes(
            String path, Origin origin, Optional<Long> onlyToCustomer, List<String> communities) {

        static Attributes of(PeerRoute route) {
            return new Attributes(
                    route.path(), route.origin(), route.onlyToCustomer(), route.communities());
        }

        PeerRoute route(Peer peer, Prefix announced, long pathId, Instant seenAt) {
            return new PeerRoute(
                    peer, announced, pathId, path, origin, seenAt, onlyToCustomer, communities);
        }
    }

    static void writePeer(Peer peer, StateWriter to) {
        to.text(peer.collector()).text(peer.address()).number(peer.asn());
    }

    static Peer readPeer(StateReader from) {
        return new Peer(from.text(), from.text(), from.number());
    }

    static void writeAttributes(Attributes attributes, StateWriter to) {
        to.text(attributes.path());
        var members = attributes.origin().members();
        to.number(attributes.origin().set() ? members.size() : ONE_AS);
        for (long member : members) to.number(member);
        to.number(attributes.onlyToCustomer().map(asn -> asn + 1).orElse(0L));
        to.number(attributes.communities().size());
        for (String community : attributes.communities()) to.text(community);
    }

    static Attributes readAttributes(StateReader from) {
        return new Attributes(from.text(), readOrigin(from), readMark(from), readTexts(from));
    }

    private static Origin readOrigin(StateReader from) {
        int count = from.count();
        if (count == ONE_AS) return Origin.of(from.number());
        var members = new ArrayList<Long>(count);
        for (int i = 0; i < count; i++) members.add(from.number());
        return new Origin(members, true);
    }

    private static Optional<Long> readMark(StateReader from) {
        long mark = from.number();
        return mark == 0 ? Optional.empty() : Optional.of(mark - 1);
    }

    private static List<String> readTexts(StateReader from) {
        int count = from.count();
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) texts.add(from.text());
        return texts;
    }
}
