package peering.routing.mrt;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import peering.routing.bgp.Aggregator;
import peering.routing.bgp.Community;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.OriginCode;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** Writes what is decoded in every column of {@code bgpdump -m}, multicast routes like others. */
final class BgpdumpLines implements RouteSink {
    /**
     * What bgpdump prints where the attribute is missing; of a missing ORIGIN it says INCOMPLETE.
     */
    private static final String NO_NEXT_HOP = "255.255.255.255";

    final List<String> lines = new ArrayList<>();
    final List<Flaw> flaws = new ArrayList<>();
    private String kind;
    private boolean table;

    static BgpdumpLines of(InputStream in) throws IOException {
        var lines = new BgpdumpLines();
        var decoder = new MrtDecoder();
        try (var reader = MrtReader.open(in)) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                lines.begin(record);
                decoder.decode(record, lines);
            }
        }
        return lines;
    }

    private void begin(MrtRecord record) {
        table = record.type() == MrtTypes.TABLE_DUMP || record.type() == MrtTypes.TABLE_DUMP_V2;
        boolean addPath = record.type() == MrtTypes.TABLE_DUMP_V2 && record.subtype() >= 8;
        kind =
                switch (record.type()) {
                    case MrtTypes.TABLE_DUMP -> "TABLE_DUMP";
                    case MrtTypes.TABLE_DUMP_V2 -> addPath ? "TABLE_DUMP2_AP" : "TABLE_DUMP2";
                    default -> "BGP4MP";
                };
    }

    @Override
    public Optional<RouteSink> multicast() {
        return Optional.of(this);
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        var line = line(table ? "B" : "A", new Prefix(family, hi, lo, length), view);
        if (kind.endsWith("_AP")) line.add(Long.toString(view.pathId()));
        lines.add(
                line.add(view.path().toString())
                        .add(view.originCode().map(OriginCode::toString).orElse("INCOMPLETE"))
                        .add(view.nextHop().map(IpAddress::toString).orElse(NO_NEXT_HOP))
                        .add(Long.toString(view.localPref().orElse(0)))
                        .add(Long.toString(view.med().orElse(0)))
                        .add(communities(view))
                        .add(view.isAtomicAggregate() ? "AG" : "NAG")
                        .add(view.aggregator().map(Aggregator::toString).orElse(""))
                        .add("")
                        .toString());
    }

    private StringJoiner line(String sign, Prefix prefix, RouteView view) {
        return new StringJoiner("|")
                .add(kind)
                .add(Long.toString(view.epochSecond()))
                .add(sign)
                .add(view.peerAddress().toString())
                .add(Long.toString(view.peerAsn()))
                .add(prefix.toString());
    }

    private static String communities(RouteView view) {
        var text = new StringJoiner(" ");
        for (var community : view.communities()) text.add(wellKnown(community));
        return text.toString();
    }

    private static String wellKnown(Community community) {
        return switch (community.toString()) {
            case "65535:65281" -> "no-export";
            case "65535:65282" -> "no-advertise";
            case "65535:65283" -> "local-AS";
            default -> community.toString();
        };
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        lines.add(line("W", new Prefix(family, hi, lo, length), view).toString());
    }

    @Override
    public void flawed(Flaw flaw, RouteView view) {
        flaws.add(flaw);
    }
}
