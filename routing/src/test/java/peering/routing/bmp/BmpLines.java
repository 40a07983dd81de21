package peering.routing.bmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.TreeMap;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.OriginCode;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.bmp.BmpMessage.Statistics;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** Everything a stream says as lines of text, its routes by way of the MRT records. */
final class BmpLines {
    /** After everything that was ever recorded. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    final List<String> lines = new ArrayList<>();
    final Map<String, Integer> troubles = new TreeMap<>();
    private final BmpSession session = new BmpSession();
    private final MrtDecoder decoder = new MrtDecoder();

    static BmpLines of(List<byte[]> pieces) {
        var lines = new BmpLines();
        var frames = new BmpFrames();
        for (byte[] piece : pieces) {
            frames.feed(piece, 0, piece.length, lines::take);
        }
        frames.damage().ifPresent(lines::trouble);
        return lines;
    }

    void take(byte[] message) {
        var heard = session.take(message, LATER);
        heard.trouble().ifPresent(this::trouble);
        switch (heard.message()) {
            case BmpMessage.Initiation start -> lines.add(initiation(start.information()));
            case PeerUp up -> lines.add(head("peer_up", up.peer()) + peerUp(up));
            case PeerDown down -> lines.add(head("peer_down", down.peer()) + down.code() + "|");
            case Statistics numbers -> addNumbers(numbers);
            case RouteMonitoring routes -> addRoutes(heard, routes);
            default -> trouble(heard.message().getClass().getSimpleName());
        }
    }

    private void trouble(String what) {
        troubles.merge(what, 1, Integer::sum);
    }

    private static String initiation(List<Information> all) {
        String description = Information.first(all, Information.SYS_DESCR).orElse("");
        String name = Information.first(all, Information.SYS_NAME).orElse("");
        return "init|" + description + "|" + name + "|";
    }

    private static String head(String what, PeerHeader peer) {
        return new StringJoiner("|", "", "|")
                .add(what)
                .add(time(peer))
                .add(peer.address().toString())
                .add(asn(peer))
                .add(peer.bgpId().toString())
                .add(rib(peer.rib()))
                .add(distinguisher(peer.distinguisher()))
                .toString();
    }

    /** pmacct leaves out the router's own number that a Loc-RIB has (RFC 9069 section 4.1). */
    private static String asn(PeerHeader peer) {
        boolean own = peer.rib() == PeerHeader.Rib.LOC_RIB;
        return own ? "0" : Long.toString(peer.asn().value());
    }

    private static String time(PeerHeader peer) {
        var time = peer.time().orElse(Instant.EPOCH);
        return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1000);
    }

    private static String rib(PeerHeader.Rib rib) {
        return switch (rib) {
            case ADJ_RIB_IN_PRE_POLICY -> "Adj-Rib-In Pre-Policy";
            case ADJ_RIB_IN_POST_POLICY -> "Adj-Rib-In Post-Policy";
            case ADJ_RIB_OUT_PRE_POLICY -> "Adj-Rib-Out Pre-Policy";
            case ADJ_RIB_OUT_POST_POLICY -> "Adj-Rib-Out Post-Policy";
            case LOC_RIB -> "Loc-Rib";
            case UNKNOWN -> "?";
        };
    }

    /** RFC 4364 section 4.2, type 0. */
    private static String distinguisher(long rd) {
        if (rd == 0) return "";
        return (rd >>> 48) + ":" + (rd >>> 32 & 0xFFFF) + ":" + (rd & 0xFFFF_FFFFL);
    }

    private static String peerUp(PeerUp up) {
        return new StringJoiner("|", "", "|")
                .add(Long.toString(up.sent().asn().value()))
                .add(up.localAddress().toString())
                .add(Integer.toString(up.localPort()))
                .add(Integer.toString(up.remotePort()))
                .add(Information.first(up.information(), Information.TABLE_NAME).orElse(""))
                .toString();
    }

    private void addNumbers(Statistics numbers) {
        for (var number : numbers.numbers()) {
            String kind = number.kind().map(k -> k.afi() + "|" + k.safi()).orElse("|");
            lines.add(
                    head("stats", numbers.peer())
                            + (number.type() + "|" + number.value() + "|" + kind + "|"));
        }
    }

    private void addRoutes(BmpHeard heard, RouteMonitoring routes) {
        String head = head("route_monitor", routes.peer());
        var told = new Told(head, takenOut(heard, routes));
        for (byte[] record : heard.records()) decoder.decode(MrtRecord.of(record), told);
        heard.endOfRib().map(BmpLines::kind).ifPresent(k -> lines.add(head + "end-of-rib|" + k));
    }

    /** pmacct shows a path as the router wrote it, with its own number before the peer's. */
    private String takenOut(BmpHeard heard, RouteMonitoring routes) {
        boolean mended = heard.trouble().filter(t -> t.contains("own AS")).isPresent();
        return mended ? session.peer(routes.peer()).orElseThrow().local().asn().value() + " " : "";
    }

    private static String kind(AfiSafi kind) {
        return kind.afi() + "|" + kind.safi() + "|";
    }

    private final class Told implements RouteSink {
        private final String head;
        private final String takenOut;

        Told(String head, String takenOut) {
            this.head = head;
            this.takenOut = takenOut;
        }

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            lines.add(
                    route("update", new Prefix(family, hi, lo, length))
                            + view.nextHop().map(Object::toString).orElse("")
                            + "|"
                            + takenOut
                            + view.path()
                            + "|"
                            + joined(view.communities())
                            + joined(view.extendedCommunities())
                            + joined(view.largeCommunities())
                            + view.originCode().map(Told::letter).orElse("")
                            + "|"
                            + number(view.med())
                            + number(view.localPref())
                            + view.onlyToCustomer().map(a -> a.value() + "").orElse("")
                            + "|");
        }

        private String route(String what, Prefix prefix) {
            String afi = prefix.family() == Family.IPV4 ? "1" : "2";
            return head + what + "|" + afi + "|1|" + prefix + "|";
        }

        private static String letter(OriginCode code) {
            return switch (code) {
                case IGP -> "i";
                case EGP -> "e";
                case INCOMPLETE -> "u";
            };
        }

        private static String number(OptionalLong number) {
            return (number.isPresent() ? Long.toString(number.getAsLong()) : "") + "|";
        }

        /** Sorted, as pmacct does not keep their order. */
        private static String joined(List<?> values) {
            var text = new StringJoiner(" ", "", "|");
            values.stream().map(Object::toString).sorted().forEach(text::add);
            return text.toString();
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            lines.add(route("withdraw", new Prefix(family, hi, lo, length)));
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            trouble(flaw.why() + " " + head);
        }

        @Override
        public Optional<RouteSink> multicast() {
            return Optional.empty();
        }

        @Override
        public void skipped(String what, RouteView view) {
            trouble("skipped " + what);
        }
    }
}
