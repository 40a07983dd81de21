package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Soon.soon;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.Topics;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What comes through the door from Kafka, and what it may not do. */
@RegistrationTest
class VerdictTest {

    @Test
    void a_verdict_that_is_delivered_twice_has_no_second_effect() {
        String id = World.get().claimed("99.77.128.0/24");
        Verdicts.tell(id, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        var before = Database.everything();

        Verdicts.tell(id, 1, 1, Outcome.Verified);
        Verdicts.tell(id, 1, 1, Outcome.Failed);
        taken();

        assertEquals(before, Database.everything());
    }

    @Test
    void verdicts_on_an_older_claim_or_older_than_the_last_are_ignored() {
        String id = World.get().claimed("99.77.129.0/24");
        ACME.post("/v1/prefixes/" + id + "/revalidate").then().statusCode(200);
        Verdicts.tell(id, 2, 7, Outcome.Failed);
        JourneyTest.awaitStanding(id, "Failed");
        var before = Database.everything();

        Verdicts.tell(id, 1, 8, Outcome.Verified);
        Verdicts.tell(id, 2, 6, Outcome.Verified);
        Verdicts.tell("pfx_" + "0".repeat(32), 1, 1, Outcome.Verified);
        Verdicts.tell("nothing", 1, 1, Outcome.Verified);
        taken();

        assertEquals(before, Database.everything());
    }

    @Test
    void a_released_prefix_is_judged_no_more() {
        String id = World.get().claimed("99.77.130.0/24");
        ACME.delete("/v1/prefixes/" + id).then().statusCode(204);
        var before = Database.everything();

        Verdicts.tell(id, 1, 1, Outcome.Verified);
        taken();

        assertEquals(before, Database.everything());
    }

    @Test
    void a_newer_verdict_with_the_same_outcome_brings_its_findings_but_no_new_fact() {
        String id = World.get().claimed("99.77.131.0/24");
        Verdicts.tell(id, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        int facts = TestStack.facts().all(Topics.PREFIXES).size();

        Verdicts.tell(id, 1, 2, Outcome.Verified);
        taken();

        ACME.get("/v1/prefixes/" + id)
                .then()
                .body("verdict.id", equalTo("ver_2"))
                .body("history.standing", contains("Pending", "Verified"));
        assertEquals(facts, TestStack.facts().all(Topics.PREFIXES).size());
    }

    @Test
    void the_first_verdict_on_a_claim_that_is_judged_anew_is_told_even_if_nothing_changes() {
        String id = World.get().claimed("99.77.134.0/24");
        Verdicts.tell(id, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        ACME.post("/v1/prefixes/" + id + "/revalidate").then().statusCode(200);

        Verdicts.tell(id, 2, 2, Outcome.Verified);
        taken();

        ACME.get("/v1/prefixes/" + id)
                .then()
                .body("standing", equalTo("Verified"))
                .body("verdict.id", equalTo("ver_2"))
                .body("history.standing", contains("Pending", "Verified", "Verified", "Verified"))
                .body("history[3].reason", equalTo("verdict ver_2"))
                .body("revision", equalTo(4));
    }

    @Test
    void a_failed_claim_that_is_judged_anew_is_pending() {
        String id = World.get().claimed("99.77.135.0/24");
        Verdicts.tell(id, 1, 1, Outcome.Failed);
        JourneyTest.awaitStanding(id, "Failed");

        ACME.post("/v1/prefixes/" + id + "/revalidate")
                .then()
                .statusCode(200)
                .body("standing", equalTo("Pending"));
    }

    @Test
    void a_record_that_is_no_verdict_is_parked_and_the_stream_goes_on() {
        String id = World.get().claimed("99.77.132.0/24");
        byte[] poison = "{\"prefixId\": 17".getBytes(StandardCharsets.UTF_8);

        TestStack.facts().tell(Topics.VERDICTS, id, poison, Map.of());
        Verdicts.tell(id, 1, 1, Outcome.Verified);

        JourneyTest.awaitStanding(id, "Verified");
        var parked = TestStack.facts().await(Topics.deadLetters(Topics.VERDICTS), id, any -> true);
        assertEquals("{\"prefixId\": 17", parked.value());
    }

    @Test
    void a_verdict_that_the_database_cannot_hold_is_parked_and_the_stream_goes_on() {
        String id = World.get().claimed("99.77.140.0/24");
        var verdict = Verdicts.of(id, 1, 1, Outcome.Verified);
        String sound = new String(FactJson.write(verdict), StandardCharsets.UTF_8);
        String poison =
                sound.replace("A ROA lets", "A \\u0000 lets").replace("ver_1", "ver_\\u0000");

        TestStack.facts()
                .tell(Topics.VERDICTS, id, poison.getBytes(StandardCharsets.UTF_8), Map.of());
        Verdicts.tell(id, 1, 2, Outcome.Verified);

        JourneyTest.awaitStanding(id, "Verified");
        ACME.get("/v1/prefixes/" + id).then().body("verdict.id", equalTo("ver_2"));
        var parked = TestStack.facts().await(Topics.deadLetters(Topics.VERDICTS), id, any -> true);
        assertEquals(poison, parked.value());
    }

    @Test
    void a_verdict_that_meets_a_broken_database_is_applied_when_it_is_mended() {
        String id = World.get().claimed("99.77.133.0/24");
        Database.run("alter table prefix_standing rename to prefix_standing_gone");
        try {
            Verdicts.tell(id, 1, 1, Outcome.Verified);
            soon().until(() -> metric("peering_facts_retried_total") >= 2);
        } finally {
            Database.run("alter table prefix_standing_gone rename to prefix_standing");
        }

        JourneyTest.awaitStanding(id, "Verified");
    }

    @Test
    void space_that_another_got_while_a_claim_had_failed_is_not_verified_twice() {
        var world = World.get();
        String key = world.key("99.77.136.0/22");
        String mine = World.claimed(ACME, world.acme, "99.77.136.0/24", key);
        Verdicts.tell(mine, 1, 1, Outcome.Failed);
        JourneyTest.awaitStanding(mine, "Failed");
        String theirs = World.claimed(GLOBEX, world.globex, "99.77.136.0/23", key);

        Verdicts.tell(mine, 1, 2, Outcome.Verified);
        taken();

        ACME.get("/v1/prefixes/" + mine)
                .then()
                .body("standing", equalTo("Failed"))
                .body("checks.check", contains("rov", "holder"));
        Refused.at(
                "prefix",
                409,
                "prefix-taken",
                () -> ACME.post("/v1/prefixes/" + mine + "/revalidate"));
        GLOBEX.delete("/v1/prefixes/" + theirs).then().statusCode(204);
    }

    /** Waits until the service has taken all verdicts: it commits what it has acknowledged. */
    private static void taken() {
        soon().until(Offsets::allVerdictsTaken);
    }

    static double metric(String name) {
        return io.restassured.RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
