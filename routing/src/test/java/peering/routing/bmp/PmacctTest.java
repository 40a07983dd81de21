package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import peering.routing.Cases;

/**
 * Captured BMP sessions beside what pmacct reads in them: each directory has a {@code traffic.pcap}
 * and its {@code decoded.jsonl}. Compared event by event and field by field; of routes that are not
 * IPv4 or IPv6 unicast only the end of the table.
 */
@EnabledIfSystemProperty(named = "bmp.samples", matches = ".+")
class PmacctTest {

    @Test
    void every_event_agrees_with_pmacct() throws IOException {
        try (var directories = Files.list(Path.of(System.getProperty("bmp.samples")))) {
            for (var directory : directories.sorted().toList()) compare(directory);
        }
    }

    private static void compare(Path directory) throws IOException {
        var decoded =
                BmpLines.of(Pcap.payloads(Files.readAllBytes(directory.resolve("traffic.pcap"))));
        var expected = expected(directory.resolve("decoded.jsonl"));
        System.out.println(
                directory.getFileName() + ": " + expected.size() + " lines, " + decoded.troubles);
        for (int i = 0; i < Math.min(expected.size(), decoded.lines.size()); i++) {
            assertEquals(expected.get(i), decoded.lines.get(i), "line " + i);
        }
        assertEquals(expected.size(), decoded.lines.size());
    }

    private static List<String> expected(Path file) throws IOException {
        var json = new ObjectMapper();
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> read(json, line))
                    .filter(PmacctTest::isComparable)
                    .map(PmacctTest::ours)
                    .toList();
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static boolean isComparable(JsonNode event) {
        boolean unicast = event.path("safi").asInt() == 1;
        return switch (event.path("bmp_msg_type").asText()) {
            case "init", "peer_up", "peer_down", "stats" -> true;
            case "route_monitor" -> unicast || text(event, "log_type").equals("end-of-rib");
            default -> false; // pmacct's own: start, and routes it deletes when it ends
        };
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).isNull() ? "" : event.path(field).asText("");
    }

    private static String ours(JsonNode event) {
        String type = event.path("bmp_msg_type").asText();
        return switch (type) {
            case "init" ->
                    line(event, "bmp_msg_type", "bmp_init_info_sysdescr", "bmp_init_info_sysname");
            case "peer_up" ->
                    head(event)
                            + line(
                                    event,
                                    "local_as",
                                    "local_ip",
                                    "local_port",
                                    "remote_port",
                                    "bmp_peer_up_info_vrf_table_name");
            case "peer_down" -> head(event) + line(event, "reason_type");
            case "stats" ->
                    head(event) + line(event, "counter_type", "counter_value", "afi", "safi");
            default -> route(event);
        };
    }

    private static String head(JsonNode event) {
        String rd = Set.of("", "0:0:0").contains(text(event, "rd")) ? "" : text(event, "rd");
        String own = text(event, "rd_origin").equals("bmp") ? rd : "";
        return line(
                        event,
                        "bmp_msg_type",
                        "timestamp",
                        "peer_ip",
                        "peer_asn",
                        "bgp_id",
                        "bmp_rib_type")
                + own
                + "|";
    }

    private static String route(JsonNode event) {
        String kind = head(event) + line(event, "log_type", "afi", "safi");
        if (text(event, "log_type").equals("end-of-rib")) return kind;
        if (text(event, "log_type").equals("withdraw")) return kind + line(event, "ip_prefix");
        return kind
                + line(event, "ip_prefix", "bgp_nexthop")
                + String.join(" ", list(event, "as_path"))
                + "|"
                + sorted(event, "comms")
                + sorted(event, "ecomms").replace("RT:", "rt:").replace("SoO:", "soo:")
                + sorted(event, "lcomms")
                + line(event, "origin", "med", "local_pref", "otc");
    }

    private static List<String> list(JsonNode event, String field) {
        return Cases.each(event.path(field)).map(JsonNode::asText).toList();
    }

    private static String sorted(JsonNode event, String field) {
        return list(event, field).stream().sorted().collect(Collectors.joining(" ", "", "|"));
    }

    private static String line(JsonNode event, String... fields) {
        var line = new StringBuilder();
        for (String field : fields) line.append(text(event, field)).append('|');
        return line.toString();
    }
}
