package peering.journeys.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A recorded incident as lines of RIS Live.
 *
 * <p>The recording holds one route event a line: {@code t} (epoch seconds), {@code peer}, {@code
 * type} (R for a route that was there before, A announced, W withdrawn), {@code prefix}, {@code
 * path} with the origin last. RIS Live knows no R: such a route is told as announced. A withdrawal
 * has no path, so its peer's AS is that of the peer's last announcement.
 */
public final class Incident {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int UNKNOWN_PEER_AS = 64_496; // documentation, RFC 5398

    private Incident() {}

    /** The Route 53 hijack of 24 April 2018, recorded by 35 collectors, from the project's data. */
    public static Path route53(Path root) {
        return root.resolve("journeys/data/amazon_1.jsonl.gz");
    }

    /** The recording, oldest event first, one RIS Live message a line. */
    public static List<String> risLive(Path recording) throws IOException {
        Map<String, Long> peerAs = new HashMap<>();
        return events(recording).stream().map(event -> message(event, peerAs)).toList();
    }

    /**
     * What the recording does not show any more: each peer of a collector that still has a route to
     * {@code prefix} at its end withdraws it, a minute later.
     */
    public static List<String> aftermath(Path recording, String prefix) throws IOException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        Map<String, Long> peerAs = new HashMap<>();
        long end = 0;
        for (var event : events(recording)) {
            message(event, peerAs);
            end = Math.max(end, event.path("t").asLong());
            if (event.path("prefix").asText().equals(prefix)) {
                last.put(
                        event.path("collector").asText() + " " + event.path("peer").asText(),
                        event);
            }
        }
        long after = end + 60;
        return last.values().stream()
                .filter(event -> !event.path("type").asText().equals("W"))
                .map(event -> message(withdrawn(event, after), peerAs))
                .toList();
    }

    /** The body of a post to the RIS door. */
    public static byte[] body(List<String> lines) {
        return lines.stream()
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String message(JsonNode event, Map<String, Long> peerAs) {
        String peer = event.path("peer").asText();
        boolean withdrawn = event.path("type").asText().equals("W");
        if (!withdrawn) {
            peerAs.put(peer, event.path("path").path(0).asLong());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("timestamp", event.path("t").asLong());
        data.put("peer", peer);
        data.put("peer_asn", String.valueOf(peerAs.getOrDefault(peer, (long) UNKNOWN_PEER_AS)));
        data.put("host", event.path("collector").asText());
        data.put("type", "UPDATE");
        var prefixes = List.of(event.path("prefix").asText());
        if (withdrawn) {
            data.put("withdrawals", prefixes);
        } else {
            data.put("path", event.path("path"));
            data.put("origin", "IGP");
            data.put("announcements", List.of(Map.of("next_hop", peer, "prefixes", prefixes)));
        }
        return JSON.valueToTree(Map.of("type", "ris_message", "data", data)).toString();
    }

    private static List<JsonNode> events(Path recording) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(recording)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(Incident::parsed).toList();
        }
    }

    private static JsonNode withdrawn(JsonNode announced, long time) {
        return JSON.createObjectNode()
                .put("t", time)
                .put("collector", announced.path("collector").asText())
                .put("peer", announced.path("peer").asText())
                .put("type", "W")
                .put("prefix", announced.path("prefix").asText());
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a line of a recording: " + line, e);
        }
    }
}
