package peering.registration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PathFact;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.registration.path.Reviewer;
import peering.registration.prefix.PrefixExpiry;
import peering.stack.StackResource;
import peering.stack.TestStack;

/**
 * Rounds of several replicas at once share the work and do none of it twice. On a database of its
 * own, whose service begins no round by itself.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = RoundsAtOnceTest.DATABASE),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RoundsAtOnceTest.SeldomRounds.class, restrictToAnnotatedClass = true)
class RoundsAtOnceTest {
    static final String DATABASE = "rounds";
    private static final int REPLICAS = 4;
    private static final int MANY = 500;
    private static final int PATHS_FROM = 1_000_000;
    private static final int CLAIMS_FROM = 2_000_000;
    private static final ManyPrefixes PREFIXES = new ManyPrefixes(DATABASE);
    private static PathWorld world;

    @Inject Reviewer reviewer;
    @Inject PrefixExpiry expiry;

    /** No round but the test's, and small batches, so that many are wanted at once. */
    public static class SeldomRounds implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of(
                    "peering.path.look-every", "PT1H",
                    "peering.path.batch", "7",
                    "peering.prefix.expiry-every", "PT1H");
        }

        @Override
        public void stop() {
            // nothing was started
        }
    }

    @BeforeEach
    void world() {
        if (world == null) world = PathWorld.fresh();
    }

    @Test
    void reviews_of_paths_at_once_decide_about_each_path_once() throws Exception {
        String template = world.claimed();
        PREFIXES.run(
                "update prefix set standing = 'Verified' where prefix_id = '" + template + "'");
        PREFIXES.multiply(template, PATHS_FROM, MANY);
        PREFIXES.decide(PATHS_FROM, MANY);

        atOnce(reviewer::reviewAllDue);
        assertEquals(MANY, count("prefix_path", PATHS_FROM, "path = 'Preferred' and revision = 1"));
        world.say(world.primary, "down");
        atOnce(reviewer::reviewAllDue);

        assertEquals(MANY, count("prefix_path", PATHS_FROM, "path = 'Backup' and revision = 2"));
        assertEquals(2 * MANY, count("path_change", PATHS_FROM, "true"));
        assertEquals(2 * MANY, count("prefix_event", PATHS_FROM, "kind = 'path-changed'"));
        told(Topics.PATHS, PATHS_FROM, bytes -> FactJson.read(bytes, PathFact.class).revision());
        world.say(world.primary, "in-service");
    }

    @Test
    void expiries_at_once_fail_each_claim_once() throws Exception {
        PREFIXES.multiply(world.claimed(), CLAIMS_FROM, MANY);
        PREFIXES.run(
                "update prefix set standing_since = now() - interval '8 days' where "
                        + ManyPrefixes.are(CLAIMS_FROM, MANY));

        atOnce(expiry::expire);

        assertEquals(MANY, count("prefix", CLAIMS_FROM, "standing = 'Failed' and revision = 2"));
        assertEquals(MANY, count("prefix_standing", CLAIMS_FROM, "true"));
        assertEquals(MANY, count("prefix_event", CLAIMS_FROM, "kind = 'standing-changed'"));
        told(
                Topics.PREFIXES,
                CLAIMS_FROM,
                bytes -> FactJson.read(bytes, PrefixFact.class).revision() - 1);
    }

    @Test
    void what_another_replica_has_in_hand_is_left_to_it() throws Exception {
        String template = world.claimed();
        int first = PATHS_FROM + 2 * MANY;
        PREFIXES.run(
                "update prefix set standing = 'Verified' where prefix_id = '" + template + "'");
        PREFIXES.multiply(template, first, 2);
        PREFIXES.decide(first, 2);
        try (var other = held(first)) {
            done(reviewer::reviewAllDue);

            assertEquals(1, decided(first));
            other.rollback();
        }
        done(reviewer::reviewAllDue);
        assertEquals(2, decided(first));
    }

    private static java.sql.Connection held(int number) throws SQLException {
        return PREFIXES.holding(
                "select 1 from prefix_path where " + ManyPrefixes.are(number, 1) + " for update");
    }

    private static long decided(int first) {
        return PREFIXES.number(
                "select count(*) from prefix_path where revision = 1 and "
                        + ManyPrefixes.are(first, 2));
    }

    /** As so many replicas would do it, each with connections of its own. */
    private static void atOnce(Supplier<Uni<?>> round) throws Exception {
        List<Callable<Object>> replicas = new ArrayList<>();
        for (int i = 0; i < REPLICAS; i++) replicas.add(() -> done(round));
        Together.call(replicas);
    }

    private static Object done(Supplier<Uni<?>> round) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> round.get().replaceWith(true));
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Revision {
        long of(byte[] fact);
    }

    /** Of each prefix its facts, one of each revision from the first on, in order. */
    private static void told(String topic, int first, Revision revision) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> PREFIXES.number("select count(*) from outbox") == 0);
        Set<String> ids =
                IntStream.range(first, first + MANY)
                        .mapToObj(ManyPrefixes::id)
                        .collect(Collectors.toSet());
        var revisions = new TreeMap<String, List<Long>>();
        for (var fact : TestStack.facts().all(topic)) {
            if (!ids.contains(fact.key())) continue;
            revisions
                    .computeIfAbsent(fact.key(), any -> new ArrayList<>())
                    .add(revision.of(fact.bytes()));
        }
        assertEquals(ids, revisions.keySet());
        revisions.forEach((id, seen) -> {
            for (int i = 0; i < seen.size(); i++) assertEquals(i + 1, seen.get(i), id + seen);
        });
    }

    private static long count(String table, int first, String where) {
        return PREFIXES.number(
                "select count(*) from "
                        + table
                        + " where "
                        + ManyPrefixes.are(first, MANY)
                        + " and "
                        + where);
    }
}
