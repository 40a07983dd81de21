package peering.registration;

import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused to whoever changes a site. */
@RegistrationTest
class SiteRefusalTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "name, '\"\"'",
        "country, '\"xx\"'",
        "state, '\"a\\nb\"'",
        "latitude, '91'",
        "longitude, '\"4\"'",
        "facilities, '[]'",
        "routers, '[]'",
        "routers, '[\"r1\", \"r1\"]'",
    })
    void a_change_says_which_field_is_wrong(String field, String value) {
        String path = "/v1/sites/" + World.get().single;

        Refused.at(
                field,
                400,
                "field-invalid",
                () -> OPERATOR.patch(path, "{\"" + field + "\": " + value + "}"));
    }

    @ParameterizedTest(name = "{1} is refused at {0}")
    @CsvSource({
        "facilities[0].peeringDbId,     '{\"facilities\": [{\"name\": \"a\", \"peeringDbId\": 0}]}'",
        "exchanges[0].lans[0],          '{\"exchanges\": [{\"name\": \"a\", \"lans\": [\"80.249.208.1/21\"]}]}'",
        "exchanges[0].addresses[0],     '{\"exchanges\": [{\"name\": \"a\", \"lans\": [\"80.249.208.0/21\"], \"addresses\": [\"::1\"]}]}'",
        "exchanges[0].lans,             '{\"exchanges\": [{\"name\": \"a\", \"lans\": []}]}'",
        "exchanges,                     '{\"exchanges\": [{\"name\": \"a\", \"lans\": [\"80.249.208.0/21\"]}, {\"name\": \"a\", \"lans\": [\"80.81.192.0/21\"]}]}'",
        "bandwidthOffers[0].mbps,       '{\"bandwidthOffers\": [{\"name\": \"a\", \"mbps\": 0}]}'",
    })
    void a_part_of_a_site_says_where_it_is_wrong(String field, String patch) {
        String path = "/v1/sites/" + World.get().single;

        Refused.at(field, 400, "field-invalid", () -> OPERATOR.patch(path, patch));
    }

    @Test
    void only_operators_change_sites() {
        String path = "/v1/sites/" + World.get().single;
        for (Api as : List.of(ACME, TRANSIT_A, PROBE)) {
            Refused.with(403, "forbidden", () -> as.patch(path, json("metro", "x")));
            Refused.with(403, "forbidden", () -> as.delete(path));
            Refused.with(
                    403,
                    "forbidden",
                    () -> as.put(path + "/health", json("state", "down", "reason", "x")));
        }
    }

    @Test
    void there_are_no_more_sites_than_there_may_be() {
        var made = new ArrayList<String>();
        int there = OPERATOR.get("/v1/sites?limit=1000").path("items.size()");
        for (int i = there; i < RegistrationTest.SmallLimits.SITES; i++) {
            made.add(World.site("Full", "NL", 52, 5, "r1"));
        }

        Refused.with(409, "too-many-sites", () -> OPERATOR.post("/v1/sites", site()));

        made.forEach(SiteChangeTest::remove);
        SiteChangeTest.remove(OPERATOR.created("/v1/sites", site()));
    }

    /** The least that a site has to say. */
    static Map<String, Object> site() {
        return json(
                "name",
                World.unique("One more"),
                "metro",
                "m",
                "country",
                "NL",
                "latitude",
                52,
                "longitude",
                5,
                "facilities",
                List.of(json("name", "f")),
                "routers",
                List.of("r1"));
    }
}
