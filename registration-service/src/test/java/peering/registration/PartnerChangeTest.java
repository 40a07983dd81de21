package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.json;

import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** A connection changes its partner, and all its prefixes go along or none. */
@RegistrationTest
class PartnerChangeTest {
    private Crossing crossing;
    private String path;

    @BeforeEach
    void open() {
        crossing = Crossing.open();
        path = "/v1/connections/" + crossing.from();
    }

    @AfterEach
    void close() {
        crossing.close();
    }

    @Test
    void with_good_keys_every_prefix_goes_along_and_what_is_verified_stays_so() {
        String old = crossing.world().key("99.86.0.0/20");
        String verified = crossing.claimed("99.86.0.0/24", old);
        String pending = crossing.claimed("99.86.1.0/24", old);
        String failed = crossing.claimed("99.86.2.0/24", old);
        Verdicts.tell(verified, 1, 1, Outcome.Verified);
        Verdicts.tell(failed, 1, 1, Outcome.Failed);
        JourneyTest.awaitStanding(verified, "Verified");
        JourneyTest.awaitStanding(failed, "Failed");
        String key = crossing.other().key("99.86.0.0/21");
        var wanted =
                json(
                        "partnerId", crossing.other().id(),
                        "backupSiteId", null,
                        "keys", json(verified, key, pending, key, failed, key));

        var before = Database.everything();
        ACME.patch(path + "?dryRun=true", wanted)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("prefixes.prefixId", contains(verified, pending, failed))
                .body("prefixes.effect", everyItem(equalTo("judged-anew")));
        assertEquals(before, Database.everything());
        ACME.patch(path, wanted)
                .then()
                .statusCode(200)
                .body("partnerId", equalTo(crossing.other().id()));

        ACME.get(path + "/prefixes")
                .then()
                .body("items.standing", contains("Verified", "Pending", "Pending"))
                .body("items.partnerId", everyItem(equalTo(crossing.other().id())))
                .body("items.claimRevision", everyItem(equalTo(2)))
                .body("items.origins.flatten()", everyItem(equalTo(3356)));
        ACME.get("/v1/prefixes/" + verified)
                .then()
                .body("verdict", nullValue())
                .body("checks", hasSize(0))
                .body(
                        "history[2].reason",
                        equalTo(
                                "carried over from partner "
                                        + crossing.world().partner
                                        + " to "
                                        + crossing.other().id()));
        var fact = fact(verified, 3);
        assertEquals(PrefixFact.Standing.Verified, fact.standing());
        assertEquals(2, fact.claimRevision());
        assertEquals("99.86.0.0/21", fact.grant().orElseThrow().prefix());
        assertEquals(fact.keyFingerprint(), fact.grant().orElseThrow().keyFingerprint());
        assertEquals(PrefixFact.Standing.Pending, fact(failed, 3).standing());
        told(verified, contains("moved"));
        told(pending, contains("moved"));
        told(failed, containsInAnyOrder("moved", "standing-changed"));

        Verdicts.tell(verified, 2, 2, Outcome.Verified);
        Verdicts.tell(pending, 2, 1, Outcome.Failed);
        JourneyTest.awaitStanding(pending, "Failed");
        ACME.get("/v1/prefixes/" + verified).then().body("verdict.id", equalTo("ver_2"));
    }

    /** What happened to it in its last change of revision, and to which partner it went. */
    private void told(String prefix, Matcher<Iterable<? extends String>> kinds) {
        String last = "items.findAll { it.at == '%s' }";
        String at = ACME.get("/v1/prefixes/" + prefix + "/events?kind=moved").path("items[0].at");
        ACME.get("/v1/prefixes/" + prefix + "/events")
                .then()
                .statusCode(200)
                .body(last.formatted(at) + ".kind", kinds)
                .body(
                        "items.findAll { it.kind == 'moved' }.evidence.partnerId",
                        contains(crossing.other().id()));
    }

    @Test
    void without_a_good_key_for_each_nothing_is_changed() {
        String old = crossing.world().key("99.86.16.0/20");
        String first = crossing.claimed("99.86.16.0/24", old);
        String second = crossing.claimed("99.86.17.0/24", old);
        String key = crossing.other().key("99.86.16.0/24");
        var one = wanted(json(first, key));
        var wrong = wanted(json(first, key, second, key));

        for (var body : List.of(one, wrong)) {
            ACME.patch(path + "?dryRun=true", body)
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(false))
                    .body("problems.type", contains("/problems/prefixes-need-keys"))
                    .body("problems[0].dependents", contains(second + " 99.86.17.0/24"))
                    .body("prefixes.effect", contains("judged-anew", "needs-key"));
            Refused.at(
                    "keys",
                    409,
                    "prefixes-need-keys",
                    () -> {
                        var refused = ACME.patch(path, body);
                        refused.then().body("dependents", contains(second + " 99.86.17.0/24"));
                        return refused;
                    });
        }
    }

    @Test
    void keys_are_for_the_prefixes_of_this_connection_and_for_another_partner() {
        String stranger = "pfx_" + "0".repeat(32);
        refusedKeys(wanted(json(stranger, "ppk_x")));
        refusedKeys(wanted(json("nothing", "ppk_x")));
        refusedKeys(wanted(json(stranger, "")));
        refusedKeys(wanted(json(stranger, null)));
        refusedKeys(wanted(json(stranger, "x".repeat(201))));
        refusedKeys(json("name", "x", "keys", json(stranger, "ppk_x")));
        Refused.at(
                "partnerId",
                422,
                "partner-unknown",
                () -> ACME.patch(path, json("partnerId", "ptn_" + "0".repeat(32))));
        Refused.at(
                "backupSiteId",
                409,
                "backup-site-unserved",
                () ->
                        ACME.patch(
                                path,
                                json(
                                        "partnerId",
                                        crossing.other().id(),
                                        "backupSiteId",
                                        crossing.world().single)));
    }

    private void refusedKeys(Object body) {
        Refused.at("keys", 400, "field-invalid", () -> ACME.patch(path, body));
    }

    private Object wanted(Object keys) {
        return json("partnerId", crossing.other().id(), "keys", keys);
    }

    private static PrefixFact fact(String id, long revision) {
        var fact =
                TestStack.facts()
                        .await(
                                Topics.PREFIXES,
                                id,
                                any ->
                                        FactJson.read(any.bytes(), PrefixFact.class).revision()
                                                == revision);
        return FactJson.read(fact.bytes(), PrefixFact.class);
    }
}
