package peering.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import peering.bench.load.Updates.Keyed;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** MRT records as RIS Live would send them: a line of JSON each, the message's bytes with it. */
final class LiveLines {
    private static final int MARKER = 16;

    private LiveLines() {}

    /** Empty for what RIS Live does not send: a speaker of two-octet AS numbers, no message. */
    static Optional<byte[]> of(Keyed keyed) {
        var record = MrtRecord.of(keyed.record());
        int message = marker(keyed.record());
        var said = new Said();
        new MrtDecoder().decode(record, said);
        if (message < 0 || said.peer == null || said.flawed) return Optional.empty();
        String raw =
                HexFormat.of()
                        .withUpperCase()
                        .formatHex(keyed.record(), message, keyed.record().length);
        return Optional.of(said.line(raw).getBytes(UTF_8));
    }

    /** Where the BGP message begins (RFC 4271, section 4.1), or -1. */
    private static int marker(byte[] record) {
        int ones = 0;
        for (int at = 0; at < record.length; at++) {
            ones = record[at] == -1 ? ones + 1 : 0;
            if (ones == MARKER) return at - MARKER + 1;
        }
        return -1;
    }

    private static final class Said implements RouteSink {
        private final List<Prefix> announced = new ArrayList<>();
        private final List<Prefix> withdrawn = new ArrayList<>();
        private String peer;
        private long asn;
        private long second;
        private String hop = "";
        private String path = "";
        private String communities = "";
        private boolean flawed;

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            heard(view);
            if (announced.isEmpty()) {
                hop = view.nextHop().map(Object::toString).orElse("");
                path = path(view.path());
                communities =
                        String.join(
                                ",",
                                view.communities().stream()
                                        .map(one -> "[" + one.high() + "," + one.low() + "]")
                                        .toList());
            }
            announced.add(new Prefix(family, hi, lo, length));
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            heard(view);
            withdrawn.add(new Prefix(family, hi, lo, length));
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            flawed = true;
        }

        private void heard(RouteView view) {
            peer = view.peerAddress().toString();
            asn = view.peerAsn();
            second = view.epochSecond();
        }

        private static String path(AsPath path) {
            var parts = new ArrayList<String>();
            for (var segment : path.segments()) {
                var members = segment.members().stream().map(one -> "" + one.value()).toList();
                String all = String.join(",", members);
                parts.add(segment.kind() == AsPath.Kind.SET ? "[" + all + "]" : all);
            }
            return String.join(",", parts);
        }

        private String line(String raw) {
            String announcements =
                    announced.isEmpty()
                            ? ""
                            : ",\"announcements\":[{\"next_hop\":\"%s\",\"prefixes\":[%s]}]"
                                    .formatted(hop, quoted(announced));
            String withdrawals =
                    withdrawn.isEmpty() ? "" : ",\"withdrawals\":[" + quoted(withdrawn) + "]";
            return """
            {"type":"ris_message","data":{"timestamp":%d.00,"peer":"%s","peer_asn":"%d",\
            "id":"%2$s-%1$d-1","raw":"%s","host":"rrc00","type":"UPDATE","path":[%s],\
            "community":[%s],"origin":"igp"%s%s}}\
            """
                    .formatted(
                            second, peer, asn, raw, path, communities, announcements, withdrawals);
        }

        private static String quoted(List<Prefix> prefixes) {
            return String.join(",", prefixes.stream().map(one -> "\"" + one + "\"").toList());
        }
    }
}
