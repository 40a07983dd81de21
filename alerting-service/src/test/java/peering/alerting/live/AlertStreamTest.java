package peering.alerting.live;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Told;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.stack.TestStack;

@QuarkusTest
class AlertStreamTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TestHTTPResource("/v1/alert-stream")
    URI url;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Reader> readers = new ArrayList<>();
    private final String connection = Told.fresh("con_");

    @AfterEach
    void close() {
        readers.forEach(Reader::close);
        http.close();
    }

    @Test
    void steps_arrive_as_they_happen_and_a_reader_that_comes_back_misses_none() {
        var first = new Reader("acme", null);
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        await().atMost(SOON).until(() -> first.decisions().equals(List.of("FIRST_SIGHT")));
        first.close();

        var worse = Told.next(anomaly, Severity.Critical, State.Open);
        Told.tell(worse);
        Told.tell(Told.next(worse, Severity.Critical, State.Ended));
        await().atMost(SOON)
                .until(() ->
                        Database.count(
                                        "alert where connection_id = '"
                                                + connection
                                                + "' and state = 'Ended'")
                                == 1);

        var second = new Reader("acme", first.lastId());
        await().atMost(SOON)
                .until(() -> second.decisions().equals(List.of("WORSENED", "RESOLVED")));
        var data = JsonPath.from(second.data().getLast());
        assertEquals(connection, data.getString("alert.connectionId"));
        assertEquals("Ended", data.getString("alert.state"));
    }

    @Test
    void a_stranger_sees_nothing_of_it_and_an_operator_all() {
        var stranger = new Reader("globex", "0");
        var operator = new Reader("ops", "0");
        Told.tell(Told.anomaly("acme", connection));

        await().atMost(SOON).until(() -> operator.decisions().contains("FIRST_SIGHT"));
        assertTrue(
                stranger.data().stream()
                        .allMatch(data ->
                                JsonPath.from(data).get("alert.organisation").equals("globex")));
        assertEquals(List.of(), stranger.decisions());
    }

    @Test
    void an_id_that_is_none_is_refused() {
        Api.as("acme")
                .header("Last-Event-ID", "yesterday")
                .accept("text/event-stream")
                .get("/v1/alert-stream")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Last-Event-ID"));
    }

    @Test
    void an_organisation_has_a_limited_number_of_streams_and_a_closed_one_makes_room() {
        for (int i = 0; i < 10; i++) new Reader("acme", null);
        await().atMost(SOON)
                .until(() -> readers.stream().allMatch(reader -> reader.status() == 200));
        assertEquals(429, new Reader("acme", null).status());

        readers.getFirst().close();

        await().atMost(SOON).until(() -> new Reader("acme", null).status() == 200);
    }

    /** Reads a stream on a thread of its own. */
    private final class Reader implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<Stream<String>> response;

        Reader(String client, String lastEventId) {
            var request =
                    HttpRequest.newBuilder(url)
                            .header("authorization", "Bearer " + TestStack.token(client))
                            .header("accept", "text/event-stream");
            if (lastEventId != null) request.header("last-event-id", lastEventId);
            response = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines()).join();
            readers.add(this);
            CompletableFuture.runAsync(
                    () -> response.body().forEach(lines::add),
                    task -> Thread.ofPlatform().daemon().start(task));
        }

        int status() {
            return response.statusCode();
        }

        List<String> data() {
            return values("data");
        }

        /** Of this test's connection. */
        List<String> decisions() {
            return data().stream()
                    .map(JsonPath::from)
                    .filter(step -> connection.equals(step.getString("alert.connectionId")))
                    .map(step -> step.getString("decision"))
                    .toList();
        }

        String lastId() {
            return values("id").getLast();
        }

        private List<String> values(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .toList();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
