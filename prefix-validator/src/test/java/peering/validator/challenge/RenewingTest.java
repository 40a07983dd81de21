package peering.validator.challenge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.validator.VrpFile;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Proof;

/** Proofs near their end, of which what was published stands there still, or does not. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(ProvingWorld.class)
class RenewingTest {
    private static final String OWNER = "acme";
    private static final String NEARLY_OVER =
            "update proof set valid_until = now() + interval '1 hour', look_at = now()"
                    + " where proof_id = ?";

    @Inject Proofs proofs;

    private record Shown(String prefix, String first, String last, String token, String proofId) {
        void write(List<String> remarks) {
            TestRegistry.write(prefix, first, last, remarks);
        }
    }

    private static Shown proved(int third) {
        String net = "203.0." + third;
        String prefix = net + ".0/24";
        var challenge = ChallengeApi.made(OWNER, prefix, "RegistryToken");
        String token = challenge.getString("publish.token");
        TestRegistry.write(prefix, net + ".0", net + ".255", List.of(token));
        String id = challenge.getString("challengeId");
        var met = ChallengeApi.checked(OWNER, id);
        assertEquals("Proved", met.getString("outcome"), met::prettify);
        // As weeks later: the challenge's own time is over.
        try {
            ChallengeApi.sql("update challenge set state = 'Expired' where challenge_id = ?", id);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new Shown(prefix, net + ".0", net + ".255", token, met.getString("proof.proofId"));
    }

    @Test
    void a_token_that_stands_there_still_renews_its_proof() throws Exception {
        var shown = proved(71);

        ChallengeApi.sql(NEARLY_OVER, shown.proofId());

        var renewed = awaited(shown, proof -> lasts(proof, Duration.ofDays(89)));
        assertEquals(Optional.empty(), renewed.doubt());
    }

    @Test
    void one_that_is_gone_casts_a_doubt_that_its_return_takes_away() throws Exception {
        var shown = proved(72);
        shown.write(List.of("cleared"));

        ChallengeApi.sql(NEARLY_OVER, shown.proofId());

        var doubted = awaited(shown, proof -> proof.doubt().isPresent());
        assertEquals(
                "registry-no-token", doubted.doubt().map(Attempt.Refused::reason).orElseThrow());
        assertTrue(doubted.doubt().orElseThrow().repair().contains("Write the token"));
        assertTrue(!lasts(doubted, Duration.ofDays(1)), "it counts as long as it did");

        shown.write(List.of(shown.token()));
        ChallengeApi.sql("update proof set look_at = now() where proof_id = ?", shown.proofId());

        var renewed = awaited(shown, proof -> lasts(proof, Duration.ofDays(89)));
        assertEquals(Optional.empty(), renewed.doubt());
    }

    @Test
    void a_silent_registry_casts_no_doubt_and_is_asked_again() throws Exception {
        var shown = proved(73);
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        TestRegistry.before(asked::incrementAndGet);
        TestRegistry.silent(true);
        try {
            ChallengeApi.sql(NEARLY_OVER, shown.proofId());
            await().atMost(Duration.ofSeconds(20)).until(() -> asked.get() > 0);
        } finally {
            TestRegistry.silent(false);
            TestRegistry.before(() -> {});
        }
        var proof = awaited(shown, any -> true);
        assertEquals(Optional.empty(), proof.doubt());
        assertTrue(!lasts(proof, Duration.ofDays(1)));

        ChallengeApi.sql("update proof set look_at = now() where proof_id = ?", shown.proofId());

        awaited(shown, any -> lasts(any, Duration.ofDays(89)));
    }

    @Test
    void the_challenge_of_a_proof_in_force_is_kept() throws Exception {
        var shown = proved(74);
        ChallengeApi.sql(
                "update challenge set expires_at = now() - interval '91 days' where challenge_id ="
                        + " (select challenge_id from proof where proof_id = ?)",
                shown.proofId());
        ChallengeApi.sql(NEARLY_OVER, shown.proofId());

        // The terms are another's now: the token does not fit them, and so it was looked for.
        awaited(shown, proof -> proof.doubt().isPresent());
    }

    private static boolean lasts(Proof proof, Duration atLeast) {
        return proof.validUntil().isAfter(Instant.now().plus(atLeast));
    }

    private Proof awaited(Shown shown, Predicate<Proof> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> found(shown), proof -> proof.filter(wanted).isPresent())
                .orElseThrow();
    }

    private Optional<Proof> found(Shown shown) {
        var prefix = Prefix.parse(shown.prefix()).toString();
        var claim = new Proofs.Claimed("pfx_1", OWNER, prefix);
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                            Panache.withSession(() -> proofs.of(List.of(claim), Instant.now())))
                    .getOrDefault("pfx_1", List.of())
                    .stream()
                    .findFirst();
        } catch (Throwable broken) {
            throw new IllegalStateException(broken);
        }
    }
}
