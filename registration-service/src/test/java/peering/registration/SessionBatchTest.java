package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.registration.RegistrationTest.SmallLimits;
import peering.stack.TestStack;

/** Many sessions in one request, each answered for itself; lists that are searched. */
@RegistrationTest
class SessionBatchTest {

    @Test
    void each_is_accepted_or_rejected_by_itself() {
        String site = exchangeSite();
        try (var partner = Applicant.active(6453)) {
            var answer =
                    TRANSIT_C.post(
                            partner.path("/session-batches"),
                            json(
                                    "sessions",
                                    List.of(
                                            exchange(site, "r1", "80.249.208.30"),
                                            exchange(site, "r9", "80.249.208.31"),
                                            exchange(site, "r1", "80.249.208.30"),
                                            exchange(site, "r2", "80.250.0.1"),
                                            direct(site, "r2", "192.0.2.1", "192.0.2.2"),
                                            direct(site, "r2", "192.0.2.1", "192.0.2.9"))));

            answer.then()
                    .statusCode(200)
                    .body("accepted", equalTo(2))
                    .body("rejected", equalTo(4))
                    .body("results", hasSize(6))
                    .body("results[0].accepted.exchange", equalTo("AMS-IX"))
                    .body("results[0].rejected", nullValue())
                    .body("results[1].rejected.type", equalTo("/problems/router-unknown"))
                    .body("results[1].rejected.errors[0].field", equalTo("router"))
                    .body("results[2].rejected.type", equalTo("/problems/peer-address-taken"))
                    .body("results[3].rejected.type", equalTo("/problems/session-addresses-apart"))
                    .body("results[4].accepted.kind", equalTo("direct"))
                    .body("results[5].rejected.status", equalTo(422));
            TRANSIT_C
                    .get(partner.path("/sessions?siteId=" + site))
                    .then()
                    .body("items", hasSize(2));
            for (String one :
                    List.of("kind=exchange", "router=r2", "kind=direct&state=requested")) {
                TRANSIT_C
                        .get("/v1/sessions?siteId=" + site + "&" + one)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1));
            }
            TRANSIT_C.get("/v1/sessions?state=up").then().statusCode(400);
            Api.TRANSIT_B.get("/v1/sessions?siteId=" + site).then().body("items", hasSize(0));
            Api.OPERATOR.get("/v1/sessions?siteId=" + site).then().body("items", hasSize(2));
        }
    }

    @Test
    void a_batch_that_is_sent_twice_has_its_effect_once() {
        String site = exchangeSite();
        try (var partner = Applicant.active(6453)) {
            var batch = json("sessions", List.of(exchange(site, "r1", "80.249.208.30")));

            String first = keyed(partner, batch);

            assertEquals(first, keyed(partner, batch));
            TRANSIT_C.get("/v1/sessions?siteId=" + site).then().body("items", hasSize(1));
        }
    }

    @Test
    void the_limit_holds_within_a_batch_and_a_malformed_one_changes_nothing() {
        String site = exchangeSite();
        try (var partner = Applicant.active(6453)) {
            String path = partner.path("/session-batches");
            var many = new ArrayList<Map<String, Object>>();
            for (int i = 0; i <= SmallLimits.SESSIONS; i++) {
                many.add(exchange(site, "r1", "80.249.208." + (40 + i)));
            }
            TRANSIT_C
                    .post(path, json("sessions", many))
                    .then()
                    .body("accepted", equalTo(SmallLimits.SESSIONS))
                    .body(
                            "results[" + SmallLimits.SESSIONS + "].rejected.type",
                            equalTo("/problems/too-many-sessions"));

            Refused.with(
                    400, "field-invalid", () -> TRANSIT_C.post(path, json("sessions", List.of())));
            Refused.with(
                    400,
                    "field-invalid",
                    () -> TRANSIT_C.post(path, json("sessions", List.of(json("router", "r1")))));
            Refused.with(
                    400,
                    "field-invalid",
                    () ->
                            TRANSIT_C.post(
                                    path,
                                    json(
                                            "sessions",
                                            java.util.Collections.nCopies(
                                                    101, exchange(site, "r1", "80.249.208.3")))));
        }
    }

    @Test
    void a_session_at_an_exchange_names_one_of_the_site() {
        String site = exchangeSite();
        try (var partner = Applicant.active(6453)) {
            for (String name : new String[] {"DE-CIX", null}) {
                var wish = exchange(site, "r1", "80.249.208.30");
                wish.put("exchange", name);
                Refused.at(
                        "exchange",
                        422,
                        "exchange-unknown",
                        () -> TRANSIT_C.post(partner.path("/sessions"), wish));
            }
        }
    }

    private static String keyed(Applicant partner, Map<String, Object> batch) {
        return given().auth()
                .oauth2(TestStack.token("transit-c"))
                .header("Idempotency-Key", "batch-" + partner.id())
                .contentType(ContentType.JSON)
                .body(batch)
                .post(partner.path("/session-batches"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String exchangeSite() {
        return Api.OPERATOR.created(
                "/v1/sites",
                json(
                        "name",
                        World.unique("Amsterdam"),
                        "metro",
                        "Amsterdam",
                        "country",
                        "NL",
                        "latitude",
                        52.303,
                        "longitude",
                        4.938,
                        "facilities",
                        List.of(json("name", "Equinix AM3")),
                        "exchanges",
                        List.of(json("name", "AMS-IX", "lans", List.of("80.249.208.0/21"))),
                        "routers",
                        List.of("r1", "r2")));
    }

    private static Map<String, Object> exchange(String site, String router, String address) {
        return json(
                "siteId",
                site,
                "router",
                router,
                "kind",
                "exchange",
                "exchange",
                "AMS-IX",
                "peerAddress",
                address,
                "localAddress",
                "80.249.208.1");
    }

    private static Map<String, Object> direct(
            String site, String router, String address, String local) {
        return json(
                "siteId", site, "router", router, "peerAddress", address, "localAddress", local);
    }
}
