package peering.telemetry.replay;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Topics;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;
import peering.telemetry.Api;

/** Replays over HTTP. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class ReplayApiTest {
    private static final String WISH =
            "{\"prefixes\":[{\"prefix\":\"205.251.192.0/23\",\"origins\":[16509]}]}";
    private static final byte[] AMAZON = ReplayTest.incident("amazon_1");

    @AfterEach
    void nothingIsUnderWay() throws SQLException {
        sql("delete from replay");
    }

    @Test
    void a_customer_sees_how_far_it_is_and_what_would_have_been_told() {
        int updates = updates();
        var posted = post("acme", WISH, AMAZON);

        posted.then().statusCode(202).body("state", oneOf("Queued", "Running"));
        String url = posted.header("Location");
        Api.await().until(() -> state("acme", url).equals("Done"));
        Api.as("acme")
                .get(url)
                .then()
                .statusCode(200)
                .body("progress.bytes", equalTo(AMAZON.length))
                .body("progress.totalBytes", equalTo(AMAZON.length))
                .body("progress.records", equalTo(460))
                .body("progress.virtualTime", containsString("2018-04-24T12:59:5"))
                .body("result.anomalies", hasSize(1))
                .body("result.anomalies[0].last.kind", equalTo("SubPrefixHijack"))
                .body("result.anomalies[0].last.organisation", equalTo("acme"))
                .body("result.anomalies[0].told", hasSize(greaterThan(10)))
                .body("result.anomalies[0].told[0].at", equalTo("2018-04-24T11:05:41Z"));
        assertEquals(updates, updates(), "nothing of it is on the topic");
        assertTrue(
                TestStack.facts().all(Topics.ROUTE_ANOMALIES).stream()
                        .noneMatch(fact -> fact.value().contains("replayed_")));
    }

    @Test
    void it_belongs_to_who_asked_and_operators_see_all() {
        String url = post("acme", WISH, AMAZON).header("Location");
        String operators = post("ops", WISH, AMAZON).header("Location");

        Api.as("globex")
                .get(url)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        Api.as("globex").delete(url).then().statusCode(404);
        Api.as("acme").get(operators).then().statusCode(404);
        Api.as("ops").get(url).then().statusCode(200);
        Api.as("acme").get("/v1/replays/rpl_none").then().statusCode(404);
        post("probe", WISH, AMAZON).then().statusCode(403);
        io.restassured.RestAssured.given().get(url).then().statusCode(401);
    }

    @Test
    void one_that_has_ended_is_forgotten_when_it_is_deleted() {
        String url = post("acme", WISH, AMAZON).header("Location");
        Api.await().until(() -> state("acme", url).equals("Done"));

        Api.as("acme").delete(url).then().statusCode(204);

        Api.as("acme").get(url).then().statusCode(404);
    }

    @Test
    void a_file_that_breaks_off_fails_and_the_reason_is_shown() {
        String url = post("acme", WISH, Arrays.copyOf(AMAZON, 2000)).header("Location");

        Api.await().until(() -> state("acme", url).equals("Failed"));
        Api.as("acme")
                .get(url)
                .then()
                .body("reason", containsString("cannot be read"))
                .body("result", nullValue());
    }

    @Test
    void so_many_of_one_and_so_many_of_all_are_under_way_and_no_more() throws SQLException {
        elsewhere("rpl_1", "acme", "Running", "interval '1 hour'");
        elsewhere("rpl_2", "acme", "Queued", "interval '1 hour'");

        post("acme", WISH, AMAZON)
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-replays"))
                .body("detail", containsString("cancel one"));
        post("globex", WISH, AMAZON).then().statusCode(202);

        for (int i = 3; i <= 8; i++) {
            elsewhere("rpl_" + i, "org" + i, "Queued", "interval '1 hour'");
        }
        post("globex", WISH, AMAZON)
                .then()
                .statusCode(429)
                .body("detail", containsString("Others have"));
    }

    @Test
    void one_of_another_replica_can_be_cancelled() throws SQLException {
        elsewhere("rpl_1", "acme", "Running", "interval '1 hour'");

        Api.as("acme").delete("/v1/replays/rpl_1").then().statusCode(204);

        assertEquals("Cancelled", state("acme", "/v1/replays/rpl_1"));
    }

    @Test
    void one_whose_replica_is_gone_is_lost_and_says_so() throws SQLException {
        elsewhere("rpl_1", "acme", "Running", "interval '-31 seconds'");

        Api.await().until(() -> state("acme", "/v1/replays/rpl_1").equals("Lost"));
        Api.as("acme")
                .get("/v1/replays/rpl_1")
                .then()
                .body("reason", containsString("send it again"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | 400 | prefixes",
                "{\"prefixes\":[]}                                               | 400 | prefixes",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.1/24\",\"origins\":[1]}]}| 400 | prefixes[0]",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[]}]} | 400 | prefixes[0]",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\"}]}                | 400 | prefixes[0]",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[4294967296]}]} | 400 | prefixes[0]",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[1]}],\"form\":\"ODD\"} | 400 | form",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[null]}]} | 400 | prefixes[0]",
                "{\"prefixes\":[null]} | 400 | prefixes[0]",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[1],\"policy\":{\"maxLength\":8}}]} | 400 | prefixes[0].policy.maxLength",
                "{\"prefixes\":[{\"prefix\":\"203.0.113.0/24\",\"origins\":[1]}],\"collector\":\"a b\"} | 400 | collector",
            })
    void a_wish_that_makes_no_sense_is_refused(String wish, int status, String field) {
        post("acme", wish, AMAZON)
                .then()
                .statusCode(status)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void a_policy_can_be_tried_before_it_goes_live() {
        String tried = WISH.replace("[16509]", "[16509],\"policy\":{\"mostSevere\":\"Info\"}");
        String url = post("acme", tried, AMAZON).header("Location");

        Api.await().until(() -> state("acme", url).equals("Done"));
        Api.as("acme")
                .get(url)
                .then()
                .body("result.anomalies[0].told.severity", everyItem(equalTo("Info")));
    }

    @Test
    void ones_own_are_listed_page_by_page_latest_first() throws SQLException {
        for (int i = 1; i <= 3; i++) {
            elsewhere("rpl_" + i, "acme", i == 2 ? "Queued" : "Running", "interval '1 hour'");
        }
        elsewhere("rpl_4", "globex", "Running", "interval '1 hour'");

        var first = list("acme", "?limit=2");
        first.then().body("items.replayId", contains("rpl_3", "rpl_2"));
        String next = first.path("next");
        list("acme", "?limit=2&cursor=" + next)
                .then()
                .body("items.replayId", contains("rpl_1"))
                .body("next", nullValue());
        list("acme", "?state=queued").then().body("items.replayId", contains("rpl_2"));
        list("ops", "").then().body("items", hasSize(4));
        list("probe", "").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "state=odd,  state",
        "cursor=x,   cursor",
        "cursor=%2B999999999-01-01T00:00:00Z~x, cursor",
    })
    void a_question_that_makes_no_sense_is_refused(String query, String field) {
        list("acme", "?" + query).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static Response list(String client, String query) {
        return Api.as(client).urlEncodingEnabled(false).get("/v1/replays" + query);
    }

    @Test
    void parts_that_are_missing_or_no_json_are_refused() {
        post("acme", "{\"prefixes\":", AMAZON).then().statusCode(400);
        Api.as("acme")
                .multiPart("replay", WISH, "application/json")
                .post("/v1/replays")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("stream"));
        Api.as("acme")
                .multiPart("stream", "amazon", AMAZON)
                .post("/v1/replays")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("replay"));
    }

    private static Response post(String client, String wish, byte[] stream) {
        return Api.as(client)
                .multiPart("replay", wish, "application/json")
                .multiPart("stream", "file", stream)
                .post("/v1/replays");
    }

    private static int updates() {
        return TestStack.facts().all(Topics.ROUTE_UPDATES).size();
    }

    private static String state(String client, String url) {
        return Api.as(client).get(url).path("state");
    }

    /** A replay that another replica holds. */
    private static void elsewhere(String id, String owner, String state, String heardFromNow)
            throws SQLException {
        sql(
                "insert into replay values ('%s', '%s', '%s', null, now(), now() + %s, null, '%s')"
                        .formatted(
                                id,
                                owner,
                                state,
                                heardFromNow,
                                peering.kit.facts.FactJson.text(ReplayProgress.NONE)));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("telemetry"), Postgres.USER, Postgres.PASSWORD);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
