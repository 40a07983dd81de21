package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** Many prefixes at once: the good are registered, the bad are told why, as if each came alone. */
@RegistrationTest
class BulkTest {
    private World world;
    private String path;

    @BeforeEach
    void world() {
        world = World.get();
        path = "/v1/connections/" + world.globex + "/prefixes";
    }

    @AfterEach
    void release() {
        List<String> mine = GLOBEX.get("/v1/prefixes?limit=1000").path("items.id");
        mine.forEach(id -> GLOBEX.delete("/v1/prefixes/" + id).then().statusCode(204));
    }

    @Test
    void good_lines_of_a_csv_file_are_registered_and_bad_ones_refused_with_their_reason() {
        String key = world.key("23.20.0.0/16");
        World.claimed(ACME, world.acme, "23.20.8.0/22", key);
        String csv =
                String.join(
                        "\r\n",
                        "prefix,key,origins",
                        "23.20.0.0/24," + key + ",",
                        "23.20.1.0/24," + key + ",16509 10297",
                        "23.20.0.0/24," + key + ",",
                        "23.20.1.1/24," + key + ",",
                        "23.20.9.0/24," + key + ",",
                        "23.20.2.0/24,ppk_wrong,",
                        "23.20.3.0/24," + key + ",64512",
                        "23.20.4.0/24,,",
                        "23.20.5.0/24," + key + ",x",
                        "10.0.0.0/24," + key + ",",
                        "23.20.6.0/24," + key + ",");

        var answer = csv(path + "/bulk", csv);

        answer.then()
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(8))
                .body("results.line", contains(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body("results[0].standing", equalTo("Pending"))
                .body("results[0].id", startsWith("pfx_"))
                .body("results[0].problem", nullValue())
                .body("results[2].problem.status", equalTo(409))
                .body("results[3].problem.errors[0].remedy", startsWith("Send 23.20.1.0/24"))
                .body("results[4].prefix", equalTo("23.20.9.0/24"));
        List<String> outcomes =
                answer.path(
                        "results.collect { it.problem == null ? it.outcome : it.problem.type }");
        assertEquals(
                List.of(
                        "registered",
                        "registered",
                        "/problems/prefix-already-claimed",
                        "/problems/prefix-host-bits",
                        "/problems/prefix-taken",
                        "/problems/key-refused",
                        "/problems/asn-not-public",
                        "/problems/field-invalid",
                        "/problems/field-invalid",
                        "/problems/prefix-special-purpose",
                        "registered"),
                outcomes);
        String second = answer.path("results[1].id");
        GLOBEX.get("/v1/prefixes/" + second)
                .then()
                .body("prefix", equalTo("23.20.1.0/24"))
                .body("origins", contains(16509, 10297))
                .body("history.standing", contains("Pending"));
    }

    @Test
    void a_line_has_the_very_problem_that_the_same_request_alone_has() {
        String key = world.key("23.21.0.0/16");
        World.claimed(GLOBEX, world.globex, "23.21.0.0/24", key);
        List<Map<String, Object>> bad =
                List.of(
                        json("prefix", "23.21.0.0/24", "key", key),
                        json("prefix", "23.21.1.0/25", "key", key),
                        json("prefix", "23.21.1.0/24", "key", "ppk_wrong"),
                        json("prefix", "23.21.1.0/24"),
                        json("prefix", "23.21.1.0/24", "key", ""),
                        json("prefix", "23.21.1.0/24", "key", key, "origins", List.of()),
                        json("prefix", "23.21.1.0/24", "key", key, "origins", List.of("16509")),
                        json("prefix", "23.21.1.0/24", "key", key, "origins", List.of(-1)),
                        json("prefix", "23.21.1.0/24", "key", key, "colour", "red"),
                        json("prefix", 17, "key", key),
                        json("prefix", "\0", "key", key),
                        json());

        var bulk = GLOBEX.post(path + "/bulk", json("prefixes", bad));

        bulk.then().statusCode(200).body("rejected", equalTo(bad.size()));
        for (int i = 0; i < bad.size(); i++) {
            Map<String, Object> alone = GLOBEX.post(path, bad.get(i)).jsonPath().getMap("$");
            alone.remove("instance");
            assertEquals(alone, bulk.jsonPath().getMap("results[" + i + "].problem"));
        }
    }

    @Test
    void every_registered_line_is_a_fact_in_the_order_of_the_lines() {
        String key = world.key("23.22.0.0/16");
        var prefixes = IntStream.range(0, 20).mapToObj(i -> "23.22." + i + ".0/24").toList();

        List<String> ids = GLOBEX.post(path + "/bulk", body(prefixes, key)).path("results.id");

        for (int i = 0; i < ids.size(); i++) {
            var fact = TestStack.facts().await(Topics.PREFIXES, ids.get(i), any -> true);
            var read = FactJson.read(fact.bytes(), PrefixFact.class);
            assertEquals(prefixes.get(i), read.prefix());
            assertEquals("23.22.0.0/16", read.grant().orElseThrow().prefix());
            assertEquals(1, read.revision());
        }
    }

    @Test
    void a_dry_run_that_is_mistyped_is_not_the_real_thing() {
        var one = json("prefix", "23.22.0.0/24", "key", "ppk_x");

        Refused.at("dryRun", 400, "field-invalid", () -> GLOBEX.post(path + "?dryRun=yes", one));
        Refused.at(
                "dryRun",
                400,
                "field-invalid",
                () -> GLOBEX.post(path + "/bulk?dryRun=1", json("prefixes", List.of(one))));
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        String key = world.key("23.23.0.0/16");
        World.claimed(ACME, world.acme, "23.23.8.0/22", key);
        var body = body(List.of("23.23.0.0/24", "23.23.8.0/24", "23.23.0.0/24"), key);
        var before = Database.everything();

        var dry = GLOBEX.post(path + "/bulk?dryRun=true", body);
        var alone = GLOBEX.post(path + "?dryRun=true", json("prefix", "23.23.0.0/24", "key", key));

        assertEquals(before, Database.everything());
        alone.then()
                .statusCode(200)
                .body("id", nullValue())
                .body("prefix", equalTo("23.23.0.0/24"))
                .body("standing", equalTo("Pending"));
        dry.then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("accepted", equalTo(1))
                .body("results[0].id", nullValue());
        var real = GLOBEX.post(path + "/bulk", body);
        assertEquals(
                (List<?>) dry.path("results.collect { [it.line, it.outcome, it.problem] }"),
                real.path("results.collect { [it.line, it.outcome, it.problem] }"));
        Refused.at(
                "prefix",
                409,
                "prefix-taken",
                () ->
                        GLOBEX.post(
                                path + "?dryRun=true", json("prefix", "23.23.9.0/24", "key", key)));
    }

    @Test
    void the_limit_of_the_organisation_is_met_in_the_middle_of_a_list() {
        String key = world.key("23.24.0.0/16");
        int most = RegistrationTest.SmallLimits.PREFIXES;
        var prefixes = IntStream.range(0, most + 2).mapToObj(i -> "23.24." + i + ".0/24").toList();

        GLOBEX.post(path + "/bulk", body(prefixes, key))
                .then()
                .body("accepted", equalTo(most))
                .body("results[" + most + "].problem.type", equalTo("/problems/too-many-prefixes"));
        Refused.with(
                409,
                "too-many-prefixes",
                () -> GLOBEX.post(path, json("prefix", "23.24.200.0/24", "key", key)));
    }

    @Test
    void what_is_no_list_is_refused_whole() {
        for (String body : List.of("", "[]", "{}", "{\"prefixes\":[]}", "{\"prefixes\":{}}", "{")) {
            Refused.at("prefixes", 400, "bulk-unreadable", () -> GLOBEX.post(path + "/bulk", body));
        }
        Refused.at("body", 400, "bulk-unreadable", () -> csv(path + "/bulk", "a,b\n1,2"));
        Refused.at("prefixes", 400, "bulk-unreadable", () -> csv(path + "/bulk", "prefix,key\n"));
        String tooLong = "prefix,key\n" + "23.25.0.0/24,ppk_x\n".repeat(1001);
        Refused.with(413, "bulk-too-long", () -> csv(path + "/bulk", tooLong));
        Refused.with(
                413,
                "body-too-large",
                () -> csv(path + "/bulk", "prefix,key\n" + "x".repeat(1 << 20)));
        Refused.with(
                415,
                "unsupported-media-type",
                () ->
                        given().auth()
                                .oauth2(TestStack.token("globex"))
                                .contentType("application/xml")
                                .body("<prefixes/>")
                                .post(path + "/bulk"));
    }

    @Test
    void two_lists_over_the_same_space_do_not_wait_for_one_another_for_ever() throws Exception {
        String key = world.key("23.26.0.0/16");
        var there = IntStream.range(0, 25).mapToObj(i -> "23.26." + i + ".0/24").toList();
        var back = new ArrayList<>(there).reversed();

        var answers =
                Together.call(
                        List.<Callable<Response>>of(
                                () -> GLOBEX.post(path + "/bulk", body(there, key)),
                                () -> acme(body(back, key))));

        int accepted = answers.stream().mapToInt(answer -> answer.path("accepted")).sum();
        assertEquals(there.size(), accepted);
        List<String> acmes =
                ACME.get("/v1/prefixes?limit=1000")
                        .path("items.findAll { it.prefix.startsWith('23.26.') }.id");
        acmes.forEach(id -> ACME.delete("/v1/prefixes/" + id).then().statusCode(204));
    }

    private Response acme(Object body) {
        return ACME.post("/v1/connections/" + world.acme + "/prefixes/bulk", body);
    }

    private static Map<String, Object> body(List<String> prefixes, String key) {
        return json(
                "prefixes",
                prefixes.stream().map(prefix -> json("prefix", prefix, "key", key)).toList());
    }

    private static Response csv(String path, String csv) {
        return given().auth()
                .oauth2(TestStack.token("globex"))
                .contentType("text/csv")
                .body(csv)
                .post(path);
    }
}
