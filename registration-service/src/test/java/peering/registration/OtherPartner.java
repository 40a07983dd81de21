package peering.registration;

import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A second active partner, with one session. Made once, by the long way: its first application is
 * rejected, and it asks for everything before it may.
 *
 * @param tooEarly the problem that each of its impatient requests was answered with
 */
record OtherPartner(String id, String rejected, Map<String, String> tooEarly) {
    private static OtherPartner partner;

    static synchronized OtherPartner get() {
        if (partner == null) partner = onboarded();
        return partner;
    }

    private static OtherPartner onboarded() {
        var world = World.get();
        var tooEarly = new LinkedHashMap<String, String>();
        String rejected = apply(174);
        OPERATOR.post("/v1/partners/" + rejected + "/reject", json("reason", "Not your ASN."))
                .then()
                .statusCode(200);
        tooEarly.put("session of a rejected partner", type(ask(rejected, world)));

        String id = apply(3356);
        tooEarly.put("prefix of an applicant", type(register(id, "13.248.0.0/16")));
        String session = ask(id, world).then().statusCode(201).extract().path("id");
        String activate = "/v1/sessions/" + session + "/activate";
        tooEarly.put("session of an applicant, activated", type(OPERATOR.post(activate)));
        World.approve(id);
        tooEarly.put("prefix without a session", type(register(id, "13.248.0.0/16")));
        OPERATOR.post(activate).then().statusCode(200);
        return new OtherPartner(id, rejected, tooEarly);
    }

    private static String apply(long asn) {
        return TRANSIT_B.created(
                "/v1/partners", json("name", "Transit B", "kind", "ixp", "asn", asn));
    }

    private static Response ask(String id, World world) {
        return TRANSIT_B.post(
                "/v1/partners/" + id + "/sessions",
                json(
                        "siteId", world.frankfurt,
                        "router", "r2",
                        "peerAddress", "80.249.208.20",
                        "localAddress", "80.249.208.21"));
    }

    private static String type(Response refused) {
        return refused.statusCode() + " " + refused.path("type");
    }

    Response register(String prefix) {
        return register(id, prefix);
    }

    private static Response register(String id, String prefix) {
        return TRANSIT_B.post(
                "/v1/partners/" + id + "/registered-prefixes", json("prefix", prefix));
    }

    String key(String prefix) {
        return register(prefix).then().statusCode(201).extract().path("key");
    }
}
