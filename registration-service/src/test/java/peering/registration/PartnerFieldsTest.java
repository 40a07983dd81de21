package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a partner says of itself: contacts, locations, and how it changes them. */
@RegistrationTest
class PartnerFieldsTest {

    @Test
    void says_whom_to_call_and_where_it_is_to_itself_and_operators_only() {
        var world = World.get();
        var noc = json("role", "noc", "email", "noc@transit-c.net", "phone", "+31 20 305 8999");
        var more = json("contacts", List.of(noc), "locations", List.of(world.amsterdam, "Vienna"));
        try (var partner = Applicant.with("isp", 6453, more)) {
            for (var api : List.of(TRANSIT_C, OPERATOR)) {
                api.get(partner.path(""))
                        .then()
                        .body("contacts[0].phone", equalTo("+31 20 305 8999"))
                        .body("locations", contains(world.amsterdam, "Vienna"));
            }
            World.approve(partner.id());
            ACME.get(partner.path(""))
                    .then()
                    .body("name", equalTo("Transit C"))
                    .body("contacts", nullValue())
                    .body("locations", nullValue());
        }
    }

    @Test
    void changes_what_is_sent_and_leaves_the_rest() {
        var noc = json("role", "noc", "email", "noc@transit-c.net");
        try (var partner = Applicant.with("isp", 6453, json("contacts", List.of(noc)))) {
            TRANSIT_C
                    .patch(partner.path(""), json("name", "Transit C BV"))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Transit C BV"))
                    .body("contacts.role", contains("noc"))
                    .body("revision", equalTo(2));
            var policy = json("role", "policy", "email", "peering@transit-c.net");
            TRANSIT_C
                    .patch(
                            partner.path(""),
                            json("contacts", List.of(policy), "locations", List.of("Oslo")))
                    .then()
                    .body("name", equalTo("Transit C BV"))
                    .body("contacts.role", contains("policy"))
                    .body("locations", contains("Oslo"));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "contacts[0].role,  captain",
        "contacts[0].email, nobody",
        "contacts[0].phone, 020 3058999",
    })
    void a_contact_has_a_known_role_and_can_be_reached(String field, String value) {
        try (var partner = Applicant.isp(6453)) {
            var contact = json("role", "noc", "email", "noc@transit-c.net");
            contact.put(field.substring(field.indexOf('.') + 1), value);
            Map<String, Object> body = json("contacts", List.of(contact));

            Refused.at(field, 400, "field-invalid", () -> TRANSIT_C.patch(partner.path(""), body));
        }
    }

    @Test
    void a_location_that_names_a_site_names_one_that_exists() {
        String nowhere = "site_" + "0".repeat(32);
        try (var partner = Applicant.isp(6453)) {
            Refused.at(
                    "locations[1]",
                    422,
                    "site-unknown",
                    () ->
                            TRANSIT_C.patch(
                                    partner.path(""),
                                    json("locations", List.of("Vienna", nowhere))));
        }
    }

    @Test
    void a_partner_that_has_ended_changes_nothing_any_more() {
        var partner = Applicant.isp(6453);
        partner.close();

        Refused.with(
                409, "partner-state", () -> TRANSIT_C.patch(partner.path(""), json("name", "x")));
    }
}
