package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact.Outcome;
import peering.stack.TestStack;

/** A customer changes its connection, and asks first what that would do. */
@RegistrationTest
class ConnectionChangeTest {
    private World world;
    private String id;
    private String path;

    @BeforeEach
    void open() {
        world = World.get();
        id = world.connection(ACME);
        path = "/v1/connections/" + id;
    }

    @AfterEach
    void close() {
        List<String> held = ACME.get(path + "/prefixes").path("items.id");
        held.forEach(prefix -> ACME.delete("/v1/prefixes/" + prefix).then().statusCode(204));
        ConnectionLifeTest.close(id);
    }

    @Test
    void names_tags_and_location_are_changed_and_null_removes() {
        ACME.patch(
                        path,
                        json(
                                "name", "Renamed",
                                "tags", json("a", "1"),
                                "location", json("place", "Dock", "latitude", 1.5, "longitude", 2)))
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("tags", equalTo(Map.of("a", "1")))
                .body("location.latitude", equalTo(1.5f))
                .body("revision", equalTo(3));
        ACME.patch(path, json("location", null, "backupSiteId", null))
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("location", nullValue())
                .body("backupSiteId", nullValue());

        ACME.patch(path, json("name", "Renamed")).then().body("revision", equalTo(4));
        ConnectionLifeTest.history(id)
                .then()
                .body("items", hasSize(4))
                .body("items[2].reason", equalTo("changed by the customer: name, location, tags"))
                .body(
                        "items[3].reason",
                        equalTo("changed by the customer: location, backupSiteId"));
    }

    @Test
    void a_dry_run_says_what_would_happen_to_each_prefix_and_changes_nothing() {
        String key = world.key("99.84.0.0/20");
        String verified = World.claimed(ACME, id, "99.84.0.0/24", key);
        String pending = World.claimed(ACME, id, "99.84.1.0/24", key);
        Verdicts.tell(verified, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(verified, "Verified");
        var before = Database.everything();

        ACME.patch(path + "?dryRun=true", json("backupSiteId", null, "name", "Other"))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("problems", hasSize(0))
                .body("changes", hasKey("name"))
                .body("changes.backupSiteId.before", equalTo(world.frankfurt))
                .body("changes.backupSiteId.after", nullValue())
                .body("changes", not(hasKey("primarySiteId")))
                .body("prefixCount", equalTo(2))
                .body("prefixes.prefixId", contains(verified, pending))
                .body("prefixes.effect", contains("path-changes", "unchanged"));
        ACME.patch(path + "?dryRun=true", json("name", "Other"))
                .then()
                .body("prefixes.effect", contains("unchanged", "unchanged"));

        assertEquals(before, Database.everything());
    }

    @Test
    void what_the_dry_run_does_not_accept_the_change_is_refused_with() {
        var wanted = json("primarySiteId", world.frankfurt, "backupSiteId", world.single);

        ACME.patch(path + "?dryRun=true", wanted)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body(
                        "problems.type",
                        contains(
                                "/problems/primary-site-unserved",
                                "/problems/backup-site-unserved"))
                .body("problems[0].errors[0].field", equalTo("primarySiteId"));
        Refused.at(
                "primarySiteId",
                409,
                "primary-site-unserved",
                () -> {
                    var refused = ACME.patch(path, wanted);
                    refused.then()
                            .body(
                                    "problems.type",
                                    containsInAnyOrder(
                                            "/problems/primary-site-unserved",
                                            "/problems/backup-site-unserved"));
                    return refused;
                });
    }

    @ParameterizedTest(name = "{0} = {1} is refused at {2}: {3}")
    @CsvSource({
        "name,          'null',                      name,               field-invalid",
        "name,          '17',                        name,               field-invalid",
        "name,          '\"\"',                      name,               field-invalid",
        "tags,          'null',                      tags,               field-invalid",
        "tags,          '{\"a:b\": \"c\"}',          tags,               field-invalid",
        "tags,          '{\"a\": null}',             tags,               field-invalid",
        "primarySiteId, 'null',                      primarySiteId,      field-invalid",
        "location,      '{}',                        location.place,     field-invalid",
        "location,      '{\"place\": \"x\", \"latitude\": 1}', location.longitude, field-invalid",
        "location,      '{\"place\": \"x\", \"latitude\": 91, \"longitude\": 1}', location.latitude, field-invalid",
        "state,         '\"closed\"',                state,              unknown-field",
    })
    void a_change_says_which_field_is_wrong(String field, String value, String named, String slug) {
        String body = "{\"" + field + "\": " + value + "}";

        Refused.at(named, 400, slug, () -> ACME.patch(path, body));
    }

    @Test
    void a_site_that_stays_is_not_examined_again() {
        String session = Sessions.id(world.partner, world.amsterdam, "r2");
        Sessions.without(
                session,
                () -> {
                    ACME.patch(path, json("backupSiteId", null)).then().statusCode(200);
                    Refused.at(
                            "primarySiteId",
                            409,
                            "primary-site-unserved",
                            () ->
                                    ACME.post(
                                            "/v1/connections",
                                            json(
                                                    "name", "x",
                                                    "partnerId", world.partner,
                                                    "primarySiteId", world.amsterdam)));
                });
    }

    @Test
    void whoever_has_not_seen_the_last_change_is_refused() {
        String seen = ACME.get(path).header("ETag");
        ACME.patch(path, json("name", "Changed meanwhile")).then().statusCode(200);

        Refused.with(
                412,
                "revision-conflict",
                () ->
                        given().auth()
                                .oauth2(TestStack.token("acme"))
                                .contentType(ContentType.JSON)
                                .header("If-Match", seen)
                                .body(json("name", "Unaware"))
                                .patch(path));
    }

    @Test
    void a_site_that_is_out_of_service_is_made_nobodys_primary() {
        String down = "/v1/sites/" + world.amsterdam + "/health";
        ACME.patch(path, json("backupSiteId", null)).then().statusCode(200);
        OPERATOR.put(down, json("state", "draining", "reason", "Works.")).then().statusCode(200);
        try {
            Refused.at(
                    "primarySiteId",
                    409,
                    "site-not-in-service",
                    () ->
                            ACME.post(
                                    "/v1/connections",
                                    json(
                                            "name", "x",
                                            "partnerId", world.partner,
                                            "primarySiteId", world.amsterdam)));
            ACME.patch(path, json("backupSiteId", world.frankfurt)).then().statusCode(200);
        } finally {
            OPERATOR.put(down, json("state", "in-service", "reason", "Over."))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void sites_and_what_they_are_wrong_with() {
        String none = "site_" + "0".repeat(32);
        Refused.at(
                "backupSiteId",
                422,
                "site-unknown",
                () -> ACME.patch(path, json("backupSiteId", none)));
        Refused.at(
                "backupSiteId",
                422,
                "sites-equal",
                () -> ACME.patch(path, json("backupSiteId", world.amsterdam)));
        Refused.at(
                "primarySiteId",
                409,
                "site-not-redundant",
                () -> ACME.patch(path, json("primarySiteId", world.single)));
        Refused.at(
                "dryRun", 400, "field-invalid", () -> ACME.patch(path + "?dryRun=maybe", json()));
    }

    /** Sessions of the world's partner that are closed for a moment, past the service. */
    private static final class Sessions {
        static String id(String partner, String site, String router) {
            return Database.one(
                    "select session_id from peering_session where partner_id = '%s' and site_id = '%s' and router = '%s' and state = 'active'"
                            .formatted(partner, site, router));
        }

        static void without(String session, Runnable work) {
            set(session, "closed");
            try {
                work.run();
            } finally {
                set(session, "active");
            }
        }

        private static void set(String session, String state) {
            Database.run(
                    "update peering_session set state = '%s' where session_id = '%s'"
                            .formatted(state, session));
        }
    }
}
