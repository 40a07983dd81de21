package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** What every resource stands on: keys for repeated creations, revisions, the trail, the wall. */
@RegistrationTest
class FloorTest {
    private World world;

    @BeforeEach
    void world() {
        world = World.get();
    }

    @Test
    void a_creation_that_is_sent_twice_is_done_once() {
        String key = UUID.randomUUID().toString();
        var body = connection();

        var first = create(ACME, key, body);
        var second = create(ACME, key, body);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"));
        assertEquals(first.asString(), second.asString());
        assertEquals(1, count("connection", "name = '" + body.get("name") + "'"));
    }

    @Test
    void many_at_once_are_done_once() {
        String key = UUID.randomUUID().toString();
        var body = connection();

        var answers =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> create(ACME, key, body).then().statusCode(201)))
                        .toList();

        var ids =
                answers.stream()
                        .map(answer -> answer.join().extract().<String>path("id"))
                        .distinct()
                        .toList();
        assertEquals(1, ids.size());
        assertEquals(1, count("connection", "name = '" + body.get("name") + "'"));
    }

    @Test
    void a_key_of_another_request_is_refused_and_one_of_another_organisation_is_free() {
        String key = UUID.randomUUID().toString();
        create(ACME, key, connection()).then().statusCode(201);

        Refused.at(
                "Idempotency-Key",
                422,
                "idempotency-key-reused",
                () -> create(ACME, key, connection()));
        create(GLOBEX, key, connection()).then().statusCode(201);
    }

    @Test
    void a_refused_creation_leaves_its_key_free() {
        String key = UUID.randomUUID().toString();
        var bad = connection();
        bad.put("backupSiteId", world.amsterdam);

        create(ACME, key, bad).then().statusCode(422);

        create(ACME, key, connection()).then().statusCode(201);
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        Refused.at(
                "Idempotency-Key",
                400,
                "field-invalid",
                () -> create(ACME, "two words", connection()));
    }

    @Test
    void a_secret_in_a_kept_answer_is_not_in_the_database() {
        String key = UUID.randomUUID().toString();
        String path = "/v1/partners/" + world.partner + "/registered-prefixes";

        String secret =
                post(TRANSIT_A, path, key, json("prefix", "52.94.0.0/22"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("key");
        String again =
                post(TRANSIT_A, path, key, json("prefix", "52.94.0.0/22"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("key");

        assertEquals(secret, again);
        assertEquals(
                0,
                count(
                        "kept_answer",
                        "position(convert_to('" + secret + "', 'UTF8') in sealed_body) > 0"));
    }

    @Test
    void an_answer_with_a_revision_has_an_etag() {
        var connection = ACME.get("/v1/connections/" + world.acme);
        int revision = connection.path("revision");
        assertEquals("\"" + revision + "\"", connection.header("ETag"));
        OPERATOR.get("/v1/partners/" + world.partner).then().header("ETag", notNullValue());
        ACME.get("/v1/partners/" + world.partner).then().header("ETag", nullValue());
    }

    @Test
    void the_trail_tells_its_organisation_who_did_what() {
        String id = create(ACME, UUID.randomUUID().toString(), connection()).path("id");
        ACME.delete("/v1/connections/" + id).then().statusCode(204);

        ACME.get("/v1/audit?thingId=" + id)
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("changed"))
                .body("items[0].request", equalTo("DELETE /v1/connections/" + id))
                .body("items[0].before.state", equalTo("active"))
                .body("items[0].after.state", equalTo("closed"))
                .body("items[-1].action", equalTo("created"))
                .body("items[-1].kind", equalTo("connection"))
                .body("items[-1].actor", equalTo("acme"))
                .body("items[-1].actorOrganisation", equalTo("acme"))
                .body("items[-1].after.primarySiteId", equalTo(world.amsterdam));
        GLOBEX.get("/v1/audit?thingId=" + id)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        OPERATOR.get("/v1/audit?thingId=" + id).then().body("items.id", hasItem(notNullValue()));
    }

    @Test
    void the_trail_comes_in_pages_and_never_shows_a_fingerprint() {
        world.claimed("52.94.4.0/22");

        var page = ACME.get("/v1/audit?limit=1&kind=prefix").then().statusCode(200).extract();

        page.response().then().body("items.after.fingerprint", everyItem(equalTo("(hidden)")));
        int first = page.path("items[0].id");
        int second = ACME.get("/v1/audit?limit=1&cursor=" + first).path("items[0].id");
        assertNotEquals(first, second);
        Refused.at("cursor", 400, "cursor-invalid", () -> ACME.get("/v1/audit?cursor=x"));
        Refused.at("since", 400, "field-invalid", () -> ACME.get("/v1/audit?since=yesterday"));
    }

    @Test
    void without_a_tenant_the_database_shows_nothing() throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("registration"),
                                Postgres.OWNER,
                                Postgres.OWNER_PASSWORD);
                var statement = connection.createStatement()) {
            var walled =
                    statement.executeQuery(
                            "select string_agg(relname, ' ') from pg_class join pg_namespace n on n.oid = relnamespace"
                                    + " where nspname = 'public' and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)");
            walled.next();
            assertEquals("outbox flyway_schema_history", sorted(walled.getString(1)));
            var seen =
                    statement.executeQuery(
                            "select (select count(*) from connection) + (select count(*) from prefix)"
                                    + " + (select count(*) from partner) + (select count(*) from site)"
                                    + " + (select count(*) from audit_entry)");
            seen.next();
            assertEquals(0, seen.getLong(1));
        }
    }

    private static String sorted(String tables) {
        return String.join(
                " ",
                java.util.Arrays.stream(tables.split(" "))
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    private Map<String, Object> connection() {
        return json(
                "name", World.unique("Floor"),
                "partnerId", world.partner,
                "primarySiteId", world.amsterdam);
    }

    private static Response create(Api as, String key, Object body) {
        return post(as, "/v1/connections", key, body);
    }

    private static Response post(Api as, String path, String key, Object body) {
        return given().auth()
                .oauth2(TestStack.token(as.client()))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static long count(String table, String where) {
        return Long.parseLong(Database.one("select count(*) from " + table + " where " + where));
    }
}
