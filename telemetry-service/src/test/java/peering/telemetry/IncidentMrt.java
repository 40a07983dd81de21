package peering.telemetry;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.mrt.MrtWriter;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/**
 * An incident as the MRT files its collectors would have written.
 *
 * @param later how much later than it was
 */
public record IncidentMrt(Incident incident, Duration later) {
    private static final Asn COLLECTOR = Asn.of(64511);

    /** The collectors that saw something of it. */
    public static List<String> collectors(List<Incident.Line> lines) {
        return lines.stream().map(Incident.Line::collector).distinct().toList();
    }

    /** One collector's file. */
    public byte[] file(String collector, List<Incident.Line> lines) {
        Map<String, Long> asns = incident.asns();
        var file = new ByteArrayOutputStream();
        lines.stream()
                .filter(line -> line.collector().equals(collector))
                .flatMap(line -> records(line, asns.get(line.session())))
                .forEach(file::writeBytes);
        return file.toByteArray();
    }

    private Stream<byte[]> records(Incident.Line line, long asn) {
        var peer = new Peer(IpAddress.parse(line.peer()), Asn.of(asn));
        var local = Local.unknown(peer.address().family(), COLLECTOR);
        var time = line.at().plus(later);
        return messages(line, peer).stream()
                .map(message -> MrtWriter.message(time, peer, local, message));
    }

    private static List<byte[]> messages(Incident.Line line, Peer peer) {
        var prefix = Prefix.parse(line.prefix());
        if (line.withdrawal()) return BgpUpdateWriter.withdraw(List.of(prefix));
        var path = AsPath.of(line.path().stream().mapToLong(Long::longValue).toArray());
        var nextHop =
                prefix.family() == peer.address().family()
                        ? peer.address()
                        : IpAddress.parse("192.0.2.1");
        return BgpUpdateWriter.announce(prefix, path, nextHop);
    }
}
