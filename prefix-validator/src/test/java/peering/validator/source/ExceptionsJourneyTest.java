package peering.validator.source;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;
import peering.validator.CacheAndFile;
import peering.validator.ExceptionFiles;

/** The operator's own exceptions, over what a real cache tells. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(value = CacheAndFile.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = ExceptionFiles.class, restrictToAnnotatedClass = true)
class ExceptionsJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String AMAZON = "AS16509/205.251.192.0/23";
    private static final String OURS = "AS64496/192.0.2.0/24";

    @BeforeEach
    void the_cache_is_in_force_and_there_is_no_exception() throws IOException {
        ExceptionFiles.put("ours.json", "", "");
        ExceptionFiles.put("theirs.json", "", "");
        CacheAndFile.cache().serve(CacheAndFile.table());
        soon(() -> {
            given().get("/v1/vrps/status").then().body("sources[0].inForce", equalTo(true));
            given().get("/v1/vrps/status").then().body("exceptions.trouble", equalTo(null));
            is(AMAZON, "valid");
            is(OURS, "not-found");
        });
    }

    @Test
    void they_are_put_over_the_table_and_over_each_table_that_comes_after() throws IOException {
        ExceptionFiles.put("ours.json", "{\"asn\": 16509}", "");
        ExceptionFiles.put("theirs.json", "", "{\"asn\": 64496, \"prefix\": \"192.0.2.0/24\"}");
        soon(() -> {
            is(OURS, "valid");
            isNot(AMAZON, "valid");
        });
        given().get("/v1/vrps/status")
                .then()
                .body("exceptions.filtered", greaterThan(0))
                .body("exceptions.asserted", equalTo(1));
        int before = given().get("/v1/vrps/status").path("sources[0].vrps");

        String more =
                "\"roas\": [{\"asn\": 64497, \"prefix\": \"198.51.100.0/24\", \"maxLength\":"
                        + " 24, \"ta\": \"test\", \"expires\": 4102444800},";
        CacheAndFile.cache().serve(CacheAndFile.table().replaceFirst("\"roas\": *\\[", more));

        soon(() -> is("AS64497/198.51.100.0/24", "valid"));
        given().get("/v1/vrps/status").then().body("sources[0].vrps", equalTo(before + 1));
        is(OURS, "valid");
        isNot(AMAZON, "valid");
    }

    @Test
    void a_broken_file_leaves_what_was_read_before_and_is_told_everywhere() throws IOException {
        ExceptionFiles.put("ours.json", "", "{\"asn\": 64496, \"prefix\": \"192.0.2.0/24\"}");
        soon(() -> is(OURS, "valid"));

        ExceptionFiles.put("ours.json", "{\"asm\": 16509}", "");

        String why =
                "SLURM is not taken: "
                        + ExceptionFiles.path("ours.json")
                        + ": validationOutputFilters.prefixFilters[0].asm: no such member is known";
        soon(() ->
                given().get("/v1/vrps/status").then().body("exceptions.trouble", startsWith(why)));
        is(OURS, "valid");
        given().get("/q/health/ready").then().statusCode(200).body(containsString(why));
        given().get("/q/metrics").then().body(containsString("peering_vrps_slurm_broken 1.0"));

        ExceptionFiles.put("ours.json", "", "");
        soon(() -> is(OURS, "not-found"));
        given().get("/q/metrics").then().body(containsString("peering_vrps_slurm_broken 0.0"));
    }

    private static void soon(ThrowingRunnable asserted) {
        await().atMost(SOON).untilAsserted(asserted);
    }

    private static void is(String route, String state) {
        given().get("/api/v1/validity/" + route)
                .then()
                .body("validated_route.validity.state", equalTo(state));
    }

    private static void isNot(String route, String state) {
        given().get("/api/v1/validity/" + route)
                .then()
                .body("validated_route.validity.state", org.hamcrest.Matchers.not(equalTo(state)));
    }
}
