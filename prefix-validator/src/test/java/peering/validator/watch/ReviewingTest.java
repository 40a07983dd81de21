package peering.validator.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.VrpFile;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class ReviewingTest {
    private static final Prefix AMAZON = Prefix.parse("205.251.192.0/23");
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Copies of a judged claim, of which something else was said. */
    private static final String COPIES =
            """
            insert into judged_prefix (prefix_id, prefix_revision, held, claim, place,
                verdict_revision, judged_claim_revision, verdict)
            select '%1$s' || number, 1, true, replace(claim, prefix_id, '%1$s' || number), place, 1, 1,
                replace(verdict, '"outcome":"Warning"', '"outcome":"Failed"')
            from judged_prefix, generate_series(1, 120) as number where prefix_id = '%1$s0'
            """;

    /** What is on the topic of another test says nothing of this one. */
    private final String many = "pfx_many_" + UUID.randomUUID() + "_";

    @Inject Reviewing reviewing;
    @Inject Pool pool;

    @AfterEach
    void forget() {
        execute("delete from judged_prefix where prefix_id like 'pfx_many_%'");
        execute("delete from verdict where prefix_id like 'pfx_many_%'");
    }

    /** A statement takes 65,535 values (PostgreSQL's protocol counts them in two bytes). */
    @Test
    void more_prefixes_within_one_than_a_statement_takes_values_are_reviewed() {
        execute(
                """
                insert into judged_prefix (prefix_id, prefix_revision, held, claim,
                    verdict_revision, judged_claim_revision, place)
                select 'pfx_many_' || number, 1, true, '{}', 0, 0,
                    '4' || lpad(to_hex(167772160 + number), 8, '0') || '/032'
                from generate_series(1, 66000) as number
                """);

        assertEquals(0, reviewing.within(List.of(Prefix.parse("10.0.0.0/8"))));
    }

    /** They are judged by the fifty; 205.251.192.0/23 has a ROA for AS16509. */
    @Test
    void every_claim_gets_its_new_verdict_and_once_however_many_there_are() {
        tell(many + 0);
        execute(COPIES.formatted(many));

        // The service may be at it as well: a table has come just now.
        assertTrue(reviewing.within(List.of(AMAZON)) <= 120);

        var told =
                IntStream.rangeClosed(1, 120)
                        .mapToObj(number -> verdict(many + number, 2))
                        .map(VerdictFact::outcome)
                        .collect(Collectors.toSet());
        assertEquals(Set.of(verdict(many + 0, 1).outcome()), told);
        assertEquals(0, reviewing.within(List.of(AMAZON)));
    }

    /** As two replicas would: what keeps them apart is in the database. */
    @Test
    void two_that_review_at_once_make_each_verdict_once() throws Exception {
        tell(many + 0);
        execute(COPIES.formatted(many));

        var other = CompletableFuture.supplyAsync(() -> reviewing.within(List.of(AMAZON)));
        int ours = reviewing.within(List.of(AMAZON));

        assertTrue(ours + other.get(1, TimeUnit.MINUTES) <= 120);
        assertEquals(120, count("verdict where prefix_id like 'pfx_many_%' and revision = 2"));
        assertEquals(0, count("verdict where prefix_id like 'pfx_many_%' and revision > 2"));
    }

    private long count(String what) {
        return pool.query("select count(*) from " + what)
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    private static void tell(String prefixId) {
        TestStack.facts()
                .tell(Topics.PREFIXES, prefixId, FactJson.write(claim(prefixId)), Map.of());
        assertEquals(Outcome.Warning, verdict(prefixId, 1).outcome());
    }

    private static VerdictFact verdict(String prefixId, long revision) {
        var fact =
                TestStack.facts()
                        .await(
                                Topics.VERDICTS,
                                prefixId,
                                told ->
                                        FactJson.read(told.bytes(), VerdictFact.class).revision()
                                                == revision);
        return FactJson.read(fact.bytes(), VerdictFact.class);
    }

    private static PrefixFact claim(String prefixId) {
        var origins = List.of(16509L);
        var grant =
                new PrefixFact.Grant(
                        "rpx_1", "ptn_1", 16509, "" + AMAZON, origins, "a1b2", Optional.empty());
        return new PrefixFact(
                prefixId,
                "acme",
                "con_1",
                "ptn_1",
                "" + AMAZON,
                origins,
                "a1b2",
                Optional.of(grant),
                PrefixFact.Standing.Pending,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                1);
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(SOON);
    }
}
