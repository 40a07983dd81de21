package peering.routing.mrt;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** Writes what is decoded as lines in bgpdump's manner: {@code time|A|peer|AS|prefix|path}. */
public final class Lines implements RouteSink {
    public final List<String> lines = new ArrayList<>();
    public final List<Flaw> flaws = new ArrayList<>();
    public final Map<String, Integer> skipped = new TreeMap<>();
    public final List<String> states = new ArrayList<>();

    /** Everything in a file. */
    static Lines of(InputStream in) throws IOException {
        var lines = new Lines();
        var decoder = new MrtDecoder();
        try (var reader = MrtReader.open(in)) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                decoder.decode(record, lines);
            }
        }
        return lines;
    }

    /** Everything in one record. */
    public static Lines of(byte[] record) {
        var lines = new Lines();
        new MrtDecoder().decode(MrtRecord.of(record), lines);
        return lines;
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        var prefix = new Prefix(family, hi, lo, length);
        String id = view.pathId() == 0 ? "" : "|" + view.pathId();
        lines.add(line("A", prefix, view) + id + "|" + view.path());
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        lines.add(line("W", new Prefix(family, hi, lo, length), view));
    }

    private static String line(String kind, Prefix prefix, RouteView view) {
        return String.join(
                "|",
                Long.toString(view.epochSecond()),
                kind,
                view.peerAddress().toString(),
                Long.toString(view.peerAsn()),
                prefix.toString());
    }

    @Override
    public void flawed(Flaw flaw, RouteView view) {
        flaws.add(flaw);
    }

    @Override
    public void sessionChanged(SessionState from, SessionState to, RouteView view) {
        states.add(view.peer() + " " + from + " " + to);
    }

    @Override
    public void skipped(String what, RouteView view) {
        skipped.merge(what, 1, Integer::sum);
    }
}
