package peering.registration;

import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A partner for one test: Transit C, from its application until the test closes it. */
record Applicant(String id) implements AutoCloseable {

    static Applicant isp(long asn) {
        return with("isp", asn, json());
    }

    static Applicant with(String kind, long asn, Map<String, Object> more) {
        var body = new LinkedHashMap<>(json("name", "Transit C", "kind", kind, "asn", asn));
        body.putAll(more);
        return new Applicant(TRANSIT_C.created("/v1/partners", body));
    }

    static Applicant active(long asn) {
        var applicant = isp(asn);
        World.approve(applicant.id());
        return applicant;
    }

    String path(String below) {
        return "/v1/partners/" + id + below;
    }

    Response read() {
        return TRANSIT_C.get(path(""));
    }

    String state() {
        return read().path("state");
    }

    Response session(String site, String router, String address) {
        return TRANSIT_C.post(
                path("/sessions"), json("siteId", site, "router", router, "peerAddress", address));
    }

    /** Closes what is left, so that the organisation can apply for the next test. */
    @Override
    public void close() {
        TRANSIT_C
                .get(path("/sessions?limit=1000"))
                .<java.util.List<String>>path("items.findAll { it.state != 'closed' }.id")
                .forEach(session ->
                        OPERATOR.post("/v1/sessions/" + session + "/close").then().statusCode(200));
        if (state().equals("closed") || state().equals("rejected")) return;
        TRANSIT_C.post(path("/close"), json()).then().statusCode(200);
    }
}
