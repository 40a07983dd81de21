package peering.telemetry.replay;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.mrt.MrtRecord;
import peering.routing.mrt.MrtWriter;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;
import peering.telemetry.intake.BoundedLines;
import peering.telemetry.intake.Collector;

/**
 * The lines of a recorded incident, as the MRT records that their collectors would have written.
 */
final class IncidentStream implements RouteStream {
    private static final Asn COLLECTOR = Asn.of(64511);
    private static final IpAddress NEXT_HOP_4 = IpAddress.parse("192.0.2.1");
    private static final IpAddress NEXT_HOP_6 = IpAddress.parse("2001:db8::1");
    private static final int MOST_SESSIONS = 10_000;

    private final BoundedLines lines;

    /** A withdrawal does not say its peer's ASN; the path before it did. */
    private final Map<String, Asn> asns = new LinkedHashMap<>();

    private long number;

    IncidentStream(InputStream unpacked) {
        this.lines = new BoundedLines(unpacked, IncidentLine.MOST_CHARACTERS);
    }

    @Override
    public boolean step(Taker taker) throws IOException {
        String text = lines.next();
        if (text == null) return false;
        number++;
        if (!text.isBlank()) take(text, taker);
        return true;
    }

    private void take(String text, Taker taker) {
        IncidentLine line;
        List<MrtRecord> records;
        try {
            line = IncidentLine.parse(text);
            records = records(line);
        } catch (IllegalArgumentException wrong) {
            taker.skipped(number, wrong.getMessage());
            return;
        }
        for (var record : records) taker.took(line.collector(), record);
    }

    private List<MrtRecord> records(IncidentLine line) {
        var peer = new Peer(line.peer(), asn(line));
        var local = MrtWriter.Local.unknown(line.peer().family(), COLLECTOR);
        var at = Instant.ofEpochSecond(line.at());
        return messages(line).stream()
                .map(message -> MrtRecord.of(MrtWriter.message(at, peer, local, message)))
                .toList();
    }

    private Asn asn(IncidentLine line) {
        String session = line.collector().name() + Collector.SEPARATOR + line.peer();
        if (line.withdrawn()) return asns.getOrDefault(session, Asn.ZERO);
        var asn = line.path().first().orElse(Asn.ZERO);
        if (asns.size() < MOST_SESSIONS || asns.containsKey(session)) asns.put(session, asn);
        return asn;
    }

    private static List<byte[]> messages(IncidentLine line) {
        if (line.withdrawn()) return BgpUpdateWriter.withdraw(List.of(line.prefix()));
        var hop = line.prefix().family() == Family.IPV4 ? NEXT_HOP_4 : NEXT_HOP_6;
        return BgpUpdateWriter.announce(line.prefix(), line.path(), hop);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
