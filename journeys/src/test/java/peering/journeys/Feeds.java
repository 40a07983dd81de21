package peering.journeys;

import java.util.List;
import java.util.Map;
import peering.journeys.world.Api;
import peering.journeys.world.Incident;

/** Recorded routes, as an operator feeds them to the telemetry-service. */
record Feeds(Api operator) {

    /** The same routes, heard of a prefix that nobody registered. */
    private static final Map<String, String> STRANGER =
            Map.of(
                    "205.251.192.0/23", "198.41.0.0/23",
                    "205.251.192.0/24", "198.41.0.0/24");

    /** Lines of RIS live; every one of them has to be taken. */
    void ris(String collector, List<String> lines) {
        String path = "/v1/feeds/" + collector + "/ris";
        var answer = operator.send(path, "application/x-ndjson", Incident.body(lines)).expect(200);
        if (answer.path("records").asInt() != lines.size()) {
            throw new AssertionError(lines.size() + " lines were sent: " + answer);
        }
    }

    /** A gzipped file of MRT records (RFC 6396). */
    void mrt(String collector, byte[] file) {
        operator.send("/v1/feeds/" + collector + "/mrt", "application/octet-stream", file)
                .expect(200);
    }

    static String ofStranger(String line) {
        for (var prefix : STRANGER.entrySet()) {
            line = line.replace("\"" + prefix.getKey() + "\"", "\"" + prefix.getValue() + "\"");
        }
        return line;
    }
}
