package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation of the OpenAPI document with tokens of other organisations: nothing of
 * Acme's or of Transit A's is to be seen or changed.
 */
@RegistrationTest
class TenancyTest {
    /** Open to every customer on purpose; what they show is tested with the partners. */
    private static final List<String> PUBLIC =
            List.of(
                    "GET /v1/sites",
                    "GET /v1/sites/{siteId}",
                    "GET /v1/partners",
                    "GET /v1/partners/{partnerId}",
                    "GET /v1/partners/{partnerId}/sites");

    private record Operation(String method, String path) {
        boolean namesSomething() {
            return path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void another_organisation_finds_nothing() {
        var owned = owned();
        var before = Database.everything();
        var wrong = new ArrayList<String>();
        for (var operation : operations()) {
            for (Api as : List.of(GLOBEX, TRANSIT_B)) {
                if (as == GLOBEX && PUBLIC.contains(operation.toString())) continue;
                if (!operation.namesSomething()) continue;
                if (operation.path().startsWith("/v1/sites")) continue;
                var answer = call(as, operation, owned);
                boolean hidden = answer.statusCode() == 404 || answer.statusCode() == 403;
                if (!hidden) wrong.add(as + " " + operation + ": " + answer.statusCode());
            }
        }

        assertEquals(List.of(), wrong);
        assertEquals(before, Database.everything());
    }

    @Test
    void lists_hold_nothing_of_others() {
        var owned = owned();
        var secrets =
                List.of(owned.get("connectionId"), owned.get("prefixId"), owned.get("sessionId"));
        for (String list : List.of("/v1/connections", "/v1/prefixes", "/v1/partners")) {
            for (Api as : List.of(GLOBEX, TRANSIT_B)) {
                String answer = as.get(list + "?limit=1000").asString();
                secrets.forEach(id -> assertFalse(answer.contains(id), as + " " + list));
            }
        }
        assertFalse(TRANSIT_B.get("/v1/partners").asString().contains(owned.get("partnerId")));
        assertTrue(ACME.get("/v1/prefixes?limit=1000").asString().contains(owned.get("prefixId")));
    }

    @Test
    void a_foreign_thing_and_no_thing_have_the_same_answer() {
        var owned = owned();
        String foreign = GLOBEX.get("/v1/prefixes/" + owned.get("prefixId")).asString();
        String none = GLOBEX.get("/v1/prefixes/pfx_" + "0".repeat(32)).asString();

        assertEquals(
                foreign.replace(owned.get("prefixId"), "?"),
                none.replace("pfx_" + "0".repeat(32), "?"));
    }

    private static Response call(Api as, Operation operation, Map<String, String> owned) {
        String path = operation.path();
        for (var id : owned.entrySet()) path = path.replace("{" + id.getKey() + "}", id.getValue());
        assertFalse(path.contains("{"), "no value for a parameter of " + operation);
        return switch (operation.method()) {
            case "GET" -> as.get(path);
            case "DELETE" -> as.delete(path);
            case "POST" -> as.post(path, body(operation));
            default -> throw new AssertionError("teach this test " + operation);
        };
    }

    /** Good enough to be refused for nothing but its caller. */
    private static Map<String, Object> body(Operation operation) {
        return switch (operation.path()) {
            case "/v1/partners/{partnerId}/sessions" ->
                    json(
                            "siteId", World.get().amsterdam,
                            "router", "r1",
                            "peerAddress", "80.249.210.1");
            case "/v1/partners/{partnerId}/registered-prefixes" -> json("prefix", "54.64.0.0/12");
            case "/v1/connections/{connectionId}/prefixes" ->
                    json("prefix", "54.64.0.0/12", "key", "ppk_x");
            case "/v1/partners/{partnerId}/reject" -> json("reason", "x");
            default -> json();
        };
    }

    private static Map<String, String> owned() {
        OtherPartner.get();
        var world = World.get();
        var owned = new LinkedHashMap<String, String>();
        owned.put("partnerId", world.partner);
        owned.put("siteId", world.amsterdam);
        owned.put("connectionId", world.acme);
        String partner = "/v1/partners/" + world.partner;
        owned.put("sessionId", TRANSIT_A.get(partner + "/sessions").path("items[0].id"));
        var prefixes = ACME.get("/v1/prefixes?prefix=54.80.0.0/13");
        String held = prefixes.path("items[0].id");
        owned.put("prefixId", held != null ? held : world.claimed("54.80.0.0/13"));
        owned.put(
                "registeredPrefixId",
                TRANSIT_A.get(partner + "/registered-prefixes").path("items[0].id"));
        return owned;
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/q/openapi?format=json").path("paths");
        var all = new ArrayList<Operation>();
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method -> all.add(new Operation(method.toUpperCase(), path))));
        assertTrue(all.size() > 20, "the document lists " + all.size());
        return all;
    }
}
