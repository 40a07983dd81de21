package peering.alerting.silence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.Api;
import peering.alerting.Database;

@QuarkusTest
class SilenceApiTest {
    private static final Instant SOON =
            Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LATER = SOON.plus(1, ChronoUnit.HOURS);

    @AfterEach
    void forget() {
        Database.execute("delete from silence where organisation = 'acme'");
    }

    @Test
    void a_maintenance_window_is_planned_extended_and_ended_early() {
        String id =
                Api.as("acme")
                        .body(
                                Map.of(
                                        "kind",
                                        "Maintenance",
                                        "matchers",
                                        List.of(
                                                Map.of(
                                                        "label", "prefix",
                                                        "op", "within",
                                                        "value", "192.0.2.0/24")),
                                        "startsAt",
                                        SOON.toString(),
                                        "endsAt",
                                        LATER.toString(),
                                        "reason",
                                        "new line cards"))
                        .post("/v1/silences")
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("Pending"))
                        .body("matchers[0].op", equalTo("within"))
                        .extract()
                        .path("silenceId");

        Api.as("acme")
                .get("/v1/silences?state=pending")
                .then()
                .body("items.silenceId", hasItem(id));
        Api.as("acme")
                .get("/v1/silences?state=Active")
                .then()
                .body("items.silenceId", not(hasItem(id)));
        String longer = LATER.plus(1, ChronoUnit.HOURS).toString();
        Api.as("acme")
                .body(Map.of("endsAt", longer))
                .patch("/v1/silences/" + id)
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(longer))
                .body("reason", equalTo("new line cards"));
        Api.as("acme").delete("/v1/silences/" + id).then().statusCode(204);
        Api.as("acme").get("/v1/silences/" + id).then().body("state", equalTo("Expired"));
        Api.as("acme")
                .body(Map.of("endsAt", longer))
                .patch("/v1/silences/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/silence-expired"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'endsAt':'LATER','reason':'r'                                           | matchers",
                "'matchers':[],'endsAt':'LATER','reason':'r'                             | matchers",
                "'matchers':[MATCHER],'reason':'r'                                       | endsAt",
                "'matchers':[MATCHER],'endsAt':'2020-01-01T00:00:00Z','reason':'r'       | endsAt",
                "'matchers':[MATCHER],'endsAt':'2099-01-01T00:00:00Z','reason':'r'       | endsAt",
                "'matchers':[MATCHER],'startsAt':'LATER','endsAt':'SOON','reason':'r'    | endsAt",
                "'matchers':[MATCHER],'startsAt':'+300000-01-01T00:00:00Z','endsAt':'+300000-01-02T00:00:00Z','reason':'r' | startsAt",
                "'matchers':[MATCHER],'endsAt':'LATER'                                   | reason",
                "'matchers':[MATCHER],'endsAt':'LATER','reason':' '                      | reason",
                "'kind':'Sleep','matchers':[MATCHER],'endsAt':'LATER','reason':'r'       | kind",
                "'matchers':[{'label':'Site','op':'is','value':'x'}],'endsAt':'LATER','reason':'r' | label",
                "'matchers':[{'label':'site','op':'was','value':'x'}],'endsAt':'LATER','reason':'r' | op",
                "'matchers':[{'label':'site','op':'within','value':'x'}],'endsAt':'LATER','reason':'r' | matchers[0].value",
            })
    void what_is_not_right_is_refused_by_field(String fields, String field) {
        String body =
                ("{" + fields + "}")
                        .replace("MATCHER", "{'label':'site','op':'is','value':'ams1'}")
                        .replace("SOON", SOON.toString())
                        .replace("LATER", LATER.toString())
                        .replace('\'', '"');

        Api.as("acme")
                .body(body)
                .post("/v1/silences")
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString(field));

        assertEquals(0, Database.count("silence where organisation = 'acme'"));
    }

    @Test
    void a_word_that_is_no_state_is_refused() {
        Api.as("acme")
                .get("/v1/silences?state=asleep")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
    }

    @Test
    void an_organisation_has_a_limited_number_of_silences_that_have_not_ended() {
        Database.execute(
                """
                insert into silence (silence_id, organisation, kind, matchers, starts_at, ends_at, author,
                                     reason, created_at, changed_at)
                select 'sil_' || gen_random_uuid(), 'acme', 'Silence', '[]', now() - interval '2 h',
                       now() + (case when n > 200 then -1 else 1 end) * interval '1 h', 'ada', 'r', now(), now()
                  from generate_series(1, 210) n
                """);
        var body =
                Map.of(
                        "matchers",
                        List.of(Map.of("label", "site", "op", "is", "value", "x")),
                        "endsAt",
                        LATER.toString(),
                        "reason",
                        "r");

        Api.as("acme")
                .body(body)
                .post("/v1/silences")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-silences"));
        Database.execute("delete from silence where ends_at > now() and organisation = 'acme'");
        Api.as("acme").body(body).post("/v1/silences").then().statusCode(201);
    }
}
