package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.PathWorld.CUSTOMER;
import static peering.registration.PathWorld.awaitPath;
import static peering.registration.PathWorld.path;
import static peering.registration.Soon.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PathFact;
import peering.contract.Topics;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** The primary site fails and comes back, over HTTP and Kafka. */
@RegistrationTest
class PathJourneyTest {
    private PathWorld world;

    @BeforeEach
    void world() {
        world = PathWorld.get();
    }

    @Test
    void a_prefix_has_a_path_when_it_is_verified_and_none_before() {
        String prefix = world.claimed();
        Refused.with(404, "no-path", () -> CUSTOMER.get("/v1/prefixes/" + prefix + "/path"));

        Verdicts.tell(prefix, 1, 1, Outcome.Verified);

        awaitPath(prefix, "Preferred", "primary-healthy");
        path(prefix)
                .body("siteId", equalTo(world.primary))
                .body("connectionId", equalTo(world.connection))
                .body("previous", nullValue())
                .body("assumed", equalTo(true))
                .body("summary", containsString("2 sessions up on 2 routers"))
                .body("protectedAnomalies", empty())
                .body("nextReview", nullValue())
                .body("revision", equalTo(1))
                .header("ETag", equalTo("\"1\""));
        var fact = fact(prefix, 1);
        assertEquals(PathFact.Path.Preferred, fact.path());
        assertEquals(Optional.of(world.primary), fact.siteId());
        assertEquals("reader", fact.organisation());
        assertEquals(Optional.empty(), fact.previous());
    }

    @Test
    void the_primary_fails_and_comes_back() {
        String prefix = world.carried();

        world.say(world.primary, "down");

        awaitPath(prefix, "Backup", "primary-down");
        path(prefix).body("siteId", equalTo(world.backup)).body("previous", equalTo("Preferred"));
        assertEquals(PathFact.Path.Backup, fact(prefix, 2).path());
        assertEquals(Optional.of(PathFact.Path.Preferred), fact(prefix, 2).previous());

        world.say(world.primary, "in-service");

        awaitPath(prefix, "Backup", "primary-recovering");
        var better = Instant.now();
        path(prefix).body("nextReview", notNullValue());
        awaitPath(prefix, "Preferred", "primary-healthy");
        var held = Duration.between(better, since(prefix));
        assertFalse(
                held.compareTo(RegistrationTest.SmallLimits.PATH_HOLD.minusMillis(700)) < 0,
                "" + held);
        assertEquals(PathFact.Path.Preferred, fact(prefix, 4).path());

        CUSTOMER.get("/v1/prefixes/" + prefix + "/path-history")
                .then()
                .body("items.path", contains("Preferred", "Backup", "Preferred"))
                .body("items.siteId", contains(world.primary, world.backup, world.primary))
                .body(
                        "items.reason",
                        contains("primary-healthy", "primary-down", "primary-healthy"));
    }

    @Test
    void a_draining_primary_is_left_and_two_dead_sites_are_left_for_the_internet() {
        String prefix = world.carried();

        world.say(world.primary, "draining");
        awaitPath(prefix, "Backup", "primary-draining");
        world.say(world.backup, "down");
        awaitPath(prefix, "Preferred", "primary-degraded-no-better");
        world.say(world.primary, "down");
        awaitPath(prefix, "Internet", "no-site-serves");
        path(prefix).body("siteId", nullValue());
        world.say(world.backup, "draining");
        awaitPath(prefix, "Backup", "primary-down");

        world.heal(prefix);
    }

    @Test
    void a_session_that_is_closed_makes_the_primary_not_redundant() {
        String prefix = world.carried();
        String extra =
                World.session(
                        PathWorld.PARTNER, world.partner, world.primary, "r2", "80.249.209.77");

        OPERATOR.post("/v1/sessions/" + world.second + "/close").then().statusCode(200);
        OPERATOR.post("/v1/sessions/" + extra + "/close").then().statusCode(200);

        awaitPath(prefix, "Backup", "primary-not-redundant");
        World.session(PathWorld.PARTNER, world.partner, world.primary, "r2", "80.249.209.78");
        awaitPath(prefix, "Preferred", "primary-healthy");
    }

    @Test
    void a_prefix_that_fails_goes_by_the_internet_and_one_that_is_judged_anew_stays() {
        String prefix = world.carried();
        CUSTOMER.post("/v1/prefixes/" + prefix + "/revalidate").then().statusCode(200);
        soon().until(() -> Database.one(pending(prefix)).equals("0"));
        path(prefix).body("path", equalTo("Preferred")).body("revision", equalTo(1));

        Verdicts.tell(prefix, 2, 2, Outcome.Failed);
        awaitPath(prefix, "Internet", "prefix-not-verified");
        Verdicts.tell(prefix, 2, 3, Outcome.Verified);
        awaitPath(prefix, "Preferred", "primary-healthy");

        CUSTOMER.delete("/v1/prefixes/" + prefix).then().statusCode(204);
        awaitPath(prefix, "Internet", "prefix-not-verified");
    }

    @Test
    void what_is_due_is_reviewed_though_the_reviewer_broke_down() {
        String prefix = world.carried();
        Database.run("alter table path_change rename to path_change_gone");
        try {
            world.say(world.primary, "down");
            soon().until(() -> failedRounds() >= 1);
            path(prefix).body("path", equalTo("Preferred"));
        } finally {
            Database.run("alter table path_change_gone rename to path_change");
        }

        awaitPath(prefix, "Backup", "primary-down");
        world.heal(prefix);
    }

    @Test
    void lists_are_paged_and_filtered() {
        String prefix = world.carried();
        String other = world.carried();
        world.say(world.primary, "down");
        awaitPath(prefix, "Backup", "primary-down");
        awaitPath(other, "Backup", "primary-down");
        String moved = path(prefix).extract().path("since");
        String history = "/v1/prefixes/" + prefix + "/path-history";

        CUSTOMER.get(history + "?path=Backup").then().body("items.path", contains("Backup"));
        CUSTOMER.get(history + "?since=" + moved).then().body("items.path", contains("Backup"));
        var page = CUSTOMER.get(history + "?limit=1");
        page.then().body("items.path", contains("Preferred"));
        CUSTOMER.get(history + "?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.path", contains("Backup"))
                .body("next", nullValue());
        String paths = "/v1/connections/" + world.connection + "/paths";
        CUSTOMER.get(paths + "?path=Backup").then().body("items.prefixId", hasItem(other));
        CUSTOMER.get(paths + "?path=Preferred").then().body("items.prefixId", not(hasItem(other)));
        CUSTOMER.get(paths + "?limit=1").then().body("next", notNullValue());
        Refused.at("since", 400, "field-invalid", () -> CUSTOMER.get(history + "?since=noon"));
        world.heal(other);
    }

    @Test
    void nobody_else_sees_the_path() {
        String prefix = world.carried();
        for (String tail : new String[] {"/path", "/path-history"}) {
            ACME.get("/v1/prefixes/" + prefix + tail).then().statusCode(404);
            PathWorld.PARTNER.get("/v1/prefixes/" + prefix + tail).then().statusCode(403);
            OPERATOR.get("/v1/prefixes/" + prefix + tail).then().statusCode(200);
        }
        ACME.get("/v1/connections/" + world.connection + "/paths").then().statusCode(404);
    }

    private static String pending(String prefix) {
        return "select count(*) from prefix_path where review_at is not null and prefix_id = '"
                + prefix
                + "'";
    }

    private static Instant since(String prefix) {
        return Instant.parse(path(prefix).extract().path("since"));
    }

    private static double failedRounds() {
        return VerdictTest.metric("peering_rounds_failed_total{round=\"reviewing paths\"");
    }

    private static PathFact fact(String prefix, long revision) {
        var fact =
                TestStack.facts()
                        .await(Topics.PATHS, prefix, any -> read(any).revision() == revision);
        return read(fact);
    }

    private static PathFact read(peering.stack.kafka.Facts.Fact fact) {
        return FactJson.read(fact.bytes(), PathFact.class);
    }
}
