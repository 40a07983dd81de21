package peering.telemetry;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.contract.Topics;
import peering.stack.StackResource;
import peering.stack.TestStack;

/** What the doors for routes answer. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class FeedsTest {

    @Test
    void a_damaged_file_is_taken_as_far_as_it_goes_and_the_rest_is_named() throws IOException {
        Api.as("ops")
                .body(Internet.resource("/ris/damaged-updates.gz"))
                .contentType("application/gzip")
                .post("/v1/feeds/rrc00/mrt")
                .then()
                .statusCode(200)
                .body("records", equalTo(0))
                .body("skippedCount", equalTo(7))
                .body("skipped[0].reason", containsString("type 5"))
                .body("skipped[6].offset", equalTo(15024))
                .body("skipped[6].reason", containsString("at most 1048576"));
        byte[] whole = Internet.moved(Instant.now());
        Api.as("ops")
                .body(Arrays.copyOf(whole, whole.length / 2))
                .contentType("application/octet-stream")
                .post("/v1/feeds/rrc00/mrt")
                .then()
                .statusCode(200)
                .body("records", greaterThan(1000))
                .body("skippedCount", equalTo(1))
                .body("skipped[0].reason", containsString("the file ends"));
    }

    @Test
    void feeds_are_the_operators() throws IOException {
        byte[] mrt = Internet.resource("/ris/damaged-updates.gz");

        for (String client : List.of("acme", "transit-a", "probe")) {
            Api.as(client).body(mrt).post("/v1/feeds/rrc00/mrt").then().statusCode(403);
        }
        for (String noFeed : List.of("not a name", "bmp-edge1")) {
            Api.as("ops")
                    .body(mrt)
                    .post("/v1/feeds/" + noFeed + "/mrt")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/collector-invalid"));
        }
    }

    @Test
    void ris_live_lines_are_taken_through_the_other_door() throws IOException {
        byte[] lines = Internet.unpacked("/ris/ris-live-first-60.jsonl.gz");

        Api.as("ops")
                .contentType("application/x-ndjson")
                .body((new String(lines) + "\nnot json\n").getBytes())
                .post("/v1/feeds/rrc19/ris")
                .then()
                .statusCode(200)
                .body("records", equalTo(60))
                .body("skippedCount", equalTo(1));
    }

    @Test
    void a_line_belongs_to_the_collector_that_it_names_and_not_to_the_paths() throws IOException {
        byte[] lines = Internet.unpacked("/ris/ris-live-first-60.jsonl.gz");

        Api.as("ops")
                .contentType("application/x-ndjson")
                .body(lines)
                .post("/v1/feeds/elsewhere/ris")
                .then()
                .statusCode(200)
                .body("records", equalTo(60));

        var keys = TestStack.facts().all(Topics.ROUTE_UPDATES).stream().map(f -> f.key()).toList();
        assertTrue(keys.stream().anyMatch(key -> key.startsWith("rrc19|")), keys.toString());
        assertTrue(keys.stream().noneMatch(key -> key.startsWith("elsewhere|")));
    }
}
