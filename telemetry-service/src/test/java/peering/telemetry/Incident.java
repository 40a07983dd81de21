package peering.telemetry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.Sighting;

/** The route events of a real incident, in the order in which the collectors saw them. */
public record Incident(List<Line> lines) {

    /**
     * @param type R: in the table at the start, A: announcement, W: withdrawal
     * @param path left to right, ends in the origin; empty for W
     */
    public record Line(
            long t, String collector, String peer, String type, String prefix, List<Long> path) {
        public boolean withdrawal() {
            return type.equals("W");
        }

        public Instant at() {
            return Instant.ofEpochSecond(t);
        }

        String session() {
            return collector + "|" + peer;
        }
    }

    /**
     * @param name such as {@code amazon_1}
     */
    public static Incident read(String name) {
        try (var in = Incident.class.getResourceAsStream("/incidents/" + name + ".jsonl.gz");
                MappingIterator<Line> lines =
                        new JsonMapper()
                                .readerFor(new TypeReference<Line>() {})
                                .readValues(new GZIPInputStream(in))) {
            return new Incident(lines.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * A withdrawal of {@code prefix}, a minute after the last line, by each peer that still has it.
     */
    public List<Line> cleanUp(String prefix) {
        Map<String, Line> last = new HashMap<>();
        lines.stream()
                .filter(line -> line.prefix().equals(prefix))
                .forEach(line -> last.put(line.session(), line));
        long end = lines.getLast().t() + 60;
        return last.values().stream()
                .filter(line -> !line.withdrawal())
                .map(line -> new Line(end, line.collector(), line.peer(), "W", prefix, List.of()))
                .toList();
    }

    /** A peer's ASN: the first of a path that it showed; withdrawals do not say it. */
    public Map<String, Long> asns() {
        return lines.stream()
                .filter(line -> !line.withdrawal())
                .collect(
                        Collectors.toMap(
                                Line::session, line -> line.path().getFirst(), (one, two) -> one));
    }

    public Sighting sighting(Line line) {
        long asn = asns().get(line.session());
        var peer = new Peer(line.collector(), line.peer(), asn);
        var prefix = Prefix.parse(line.prefix());
        if (line.withdrawal()) return new Sighting.Withdrawn(peer, prefix, line.at());
        String path = line.path().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return new Sighting.Announced(
                new PeerRoute(peer, prefix, path, Origin.of(line.path().getLast()), line.at()));
    }
}
