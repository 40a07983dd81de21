package peering.telemetry.glass;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Standing;
import peering.stack.StackResource;
import peering.telemetry.Api;
import peering.telemetry.Spoken;
import peering.telemetry.source.TableDump;

/** From an update at the door to the looking glass. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class GlassTest {
    private static final String ID = "pfx_glass";
    private static final String PREFIX = "100.64.7.0/24";
    private static final String PART = "100.64.7.128/25";
    private static final Instant BEGIN =
            Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void known() {
        Api.registered(ID, PREFIX, Standing.Verified, 64500L, 64501L);
        Api.await().until(() -> routes("").statusCode() == 200);
    }

    @Test
    void each_peers_route_is_shown_as_it_changes_and_as_it_was() {
        shows(new TableDump(BEGIN, 3).route(PREFIX, 3, 64500).route(PART, 1, 64500));
        Api.await().untilAsserted(() -> routes("").then().body("items", hasSize(4)));
        shows(new TableDump(BEGIN.plusSeconds(60), 1).route(PREFIX, 1, 64501));
        Api.feed("rrc05", Spoken.withdrawn(2, PREFIX, BEGIN.plusSeconds(90)), () -> "gone");

        Api.await()
                .untilAsserted(() ->
                        routes("?announced=" + PREFIX)
                                .then()
                                .body("items.path", contains("1 64501", "3 64500"))
                                .body("items.peerAddress", contains("192.0.2.1", "192.0.2.3"))
                                .body("items.peerAsn", contains(1, 3))
                                .body("items[0].origin", equalTo("64501"))
                                .body("items[0].collector", equalTo("rrc05"))
                                .body("items[0].communities", contains("1:2"))
                                .body("items[0].firstSeen", equalTo(text(60)))
                                .body("items[0].until", nullValue())
                                .body("items[1].firstSeen", equalTo(text(0))));
        routes("?announced=" + PREFIX + "&at=" + text(30))
                .then()
                .body("items.path", contains("1 64500", "2 64500", "3 64500"))
                .body("items[0].until", equalTo(text(60)))
                .body("items[1].until", notNullValue())
                .body("items[2].until", nullValue());
        routes("?at=" + text(-1)).then().body("items", hasSize(0));
        filters();
    }

    private static void filters() {
        routes("?peerAsn=3").then().body("items.path", contains("3 64500"));
        routes("?origin=64501").then().body("items.path", contains("1 64501"));
        routes("?pathContains=AS64500").then().body("items", hasSize(2));
        routes("?pathContains=6450").then().body("items", hasSize(0));
        routes("?collector=rrc06").then().body("items", hasSize(0));
        routes("?announced=" + PART).then().body("items.announced", contains(PART));
        pagesAreTheWhole();
    }

    private static void pagesAreTheWhole() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = routes("?limit=1&cursor=" + cursor).then().statusCode(200).extract();
            seen.addAll(page.path("items.path"));
            cursor = page.path("next");
        } while (cursor != null);
        List<String> all = routes("").path("items.path");
        assertEquals(3, all.size());
        assertEquals(all, seen);
    }

    @Test
    void routes_are_shown_to_whom_the_prefix_belongs() {
        Api.as("globex").get("/v1/prefixes/" + ID + "/routes").then().statusCode(404);
        Api.as("acme").get("/v1/prefixes/pfx_none/routes").then().statusCode(404);
        Api.as("ops").get("/v1/prefixes/" + ID + "/routes").then().statusCode(200);
        Api.as("probe").get("/v1/prefixes/" + ID + "/routes").then().statusCode(403);
        io.restassured.RestAssured.given()
                .get("/v1/prefixes/" + ID + "/routes")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "peerAsn=x,        peerAsn",
        "origin=-1,        origin",
        "pathContains=1.2.3,   pathContains",
        "announced=here,   announced",
        "at=yesterday,     at",
        "at=%2B99999-01-01T00:00:00Z, at",
        "at=-0001-01-01T00:00:00Z, at",
        "collector=a%00b,  collector",
        "cursor=a~b%00~c~1, cursor",
        "cursor=x,         cursor",
        "cursor=a~b~c~d,   cursor",
    })
    void what_makes_no_sense_is_refused(String query, String field) {
        routes("?" + query).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static void shows(TableDump table) {
        Api.feed("rrc05", table.bytes(), () -> "table");
    }

    private static String text(int seconds) {
        return BEGIN.plusSeconds(seconds).toString();
    }

    private static Response routes(String query) {
        return Api.as("acme")
                .urlEncodingEnabled(false)
                .get("/v1/prefixes/" + ID + "/routes" + query);
    }
}
