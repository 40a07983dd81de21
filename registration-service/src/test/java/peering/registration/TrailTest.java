package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact.Outcome;

/** What the trail shows of columns that hold JSON. */
@RegistrationTest
class TrailTest {
    private World world;

    @BeforeEach
    void world() {
        world = World.get();
    }

    @Test
    void the_lists_of_a_site_are_lists_before_and_after() {
        String id = World.site("Trieste", "IT", 45.65, 13.77, "r1");
        OPERATOR.patch("/v1/sites/" + id, json("facilities", List.of(json("name", "Porto"))))
                .then()
                .statusCode(200);

        OPERATOR.get("/v1/audit?thingId=" + id)
                .then()
                .statusCode(200)
                .body("items[0].before.facilities.name", contains("Trieste Data Centre"))
                .body("items[0].after.facilities.name", contains("Porto"))
                .body("items[1].after.exchanges", equalTo(List.of()))
                .body("items[1].after.bandwidthOffers", equalTo(List.of()));
        SiteChangeTest.remove(id);
    }

    @Test
    void the_contacts_of_a_partner_are_a_list() {
        var noc = json("role", "noc", "email", "noc@transit-a.example");
        String path = "/v1/partners/" + world.partner;
        TRANSIT_A.patch(path, json("contacts", List.of(noc))).then().statusCode(200);

        TRANSIT_A
                .get("/v1/audit?limit=1&kind=partner&thingId=" + world.partner)
                .then()
                .body("items[0].after.contacts.email", contains("noc@transit-a.example"));
        TRANSIT_A.patch(path, json("contacts", List.of())).then().statusCode(200);
    }

    @Test
    void the_findings_on_a_prefix_are_a_list() {
        String id = world.claimed("52.94.16.0/22");
        Verdicts.tell(id, 1, 1, Outcome.Failed);
        JourneyTest.awaitStanding(id, "Failed");

        ACME.get("/v1/audit?thingId=" + id)
                .then()
                .body(
                        "items.find { it.after.findings != null && it.action == 'changed' }"
                                + ".after.findings.reason",
                        contains("rov-wrong-origin"));
        ACME.delete("/v1/prefixes/" + id).then().statusCode(204);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"list\": \"[1, 2]\"};             {\"list\": [1, 2]}",
                "{\"list\": \"{}\"};                 {\"list\": {}}",
                "{\"list\": [\"[]\"]};               {\"list\": [\"[]\"]}",
                "{\"list\": null};                   {\"list\": null}",
                "{\"list\": \"(hidden)\"};           {\"list\": \"(hidden)\"}",
                "{\"other\": \"[1]\"};               {\"other\": \"[1]\"}",
                "{\"list\": \"[\\\"\\\\u0000\\\"]\"}; {\"list\": \"[\\\"\\\\u0000\\\"]\"}",
            })
    void a_text_becomes_what_it_says_where_it_can(String before, String after) {
        assertEquals(after, Database.one("select unquoted('" + before + "', 'list')"));
    }
}
