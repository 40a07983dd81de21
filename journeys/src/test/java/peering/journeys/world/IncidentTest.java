package peering.journeys.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir Path dir;

    @Test
    void a_recording_becomes_ris_live_with_the_withdrawing_peers_as_remembered() throws Exception {
        var lines =
                Incident.risLive(
                        recording(
                                """
                                {"t":1524567941,"collector":"rrc14","peer":"203.0.113.9","type":"R","prefix":"205.251.192.0/24","path":[6939,[64500,64501],10297]}
                                {"t":1524574000,"collector":"rrc14","peer":"203.0.113.9","type":"W","prefix":"205.251.192.0/24"}
                                """));

        assertEquals(
                JSON.readTree(
                        """
                        {"type":"ris_message","data":{"timestamp":1524567941,"peer":"203.0.113.9","peer_asn":"6939",
                         "host":"rrc14","type":"UPDATE","path":[6939,[64500,64501],10297],"origin":"IGP",
                         "announcements":[{"next_hop":"203.0.113.9","prefixes":["205.251.192.0/24"]}]}}
                        """),
                JSON.readTree(lines.get(0)));
        assertEquals(
                JSON.readTree(
                        """
                        {"type":"ris_message","data":{"timestamp":1524574000,"peer":"203.0.113.9","peer_asn":"6939",
                         "host":"rrc14","type":"UPDATE","withdrawals":["205.251.192.0/24"]}}
                        """),
                JSON.readTree(lines.get(1)));
    }

    private Path recording(String lines) throws Exception {
        Path file = dir.resolve("incident.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
