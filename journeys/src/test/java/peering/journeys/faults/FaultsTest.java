package peering.journeys.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import peering.journeys.world.Api;
import peering.journeys.world.Callers;

/**
 * Two replicas of the registration-service in a race, and what they stand on taken away from under
 * them: nothing is half done, nothing is lost, nobody has to help them up.
 *
 * <p>{@code -Dfaults.full} for a minute without Kafka; {@code -Dfaults.rounds} for a longer race.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1000);
    private static final Duration OUTAGE =
            System.getProperty("faults.full") == null
                    ? Duration.ofSeconds(Integer.getInteger("faults.outage-seconds", 15))
                    : Duration.ofSeconds(60);

    private TwoReplicas two;
    private Callers first;
    private Callers second;
    private Told told;

    @BeforeAll
    void start() throws Exception {
        two = TwoReplicas.start();
        first = two.callers(two.first);
        second = two.callers(two.second);
        told = new Told(two);
    }

    @AfterAll
    void stop() throws Exception {
        if (two != null) two.close();
    }

    @Test
    @Order(1)
    void of_two_replicas_that_register_the_same_prefix_for_two_organisations_one_wins_each_time()
            throws Exception {
        var claims = Claims.in(two, "54.64.0.0/14");
        var rounds = new ArrayList<Callable<String>>();
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            rounds.add(() -> race(claims, number));
        }
        List<String> winners;
        try (var threads = Executors.newFixedThreadPool(4)) {
            winners = Claims.together(threads, rounds);
        }

        String held =
                two.sql(
                        "select string_agg(prefix_id, ' ' order by network) from prefix"
                                + " where network <<= '54.64.0.0/14'");
        assertEquals(String.join(" ", winners), held);
        told.isWhole();
    }

    /** The id of the claim that won. */
    private String race(Claims claims, int number) throws Exception {
        try (var pair = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Api.Answer>> rivals =
                    List.of(
                            () -> claims.claim(first, "acme", number),
                            () -> claims.claim(second, "globex", number));
            var answers = Claims.together(pair, number % 2 == 0 ? rivals : rivals.reversed());
            var statuses = answers.stream().map(Api.Answer::status).sorted().toList();
            assertEquals(List.of(201, 409), statuses, answers.toString());
            return answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> answer.body().path("id").asText())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @Order(2)
    void while_kafka_is_away_requests_succeed_and_afterwards_every_fact_arrives_in_order()
            throws Exception {
        var claims = Claims.in(two, "13.248.0.0/14");
        var changed = new TreeMap<String, Integer>();
        two.stack.broker().stop();
        try {
            Instant end = Instant.now().plus(OUTAGE);
            for (int number = 0; Instant.now().isBefore(end); number++) {
                changeOne(claims, number, changed);
            }
            assertEquals(200, two.first.readiness(), "called not ready without Kafka");
        } finally {
            two.stack.broker().restart();
        }

        assertTrue(changed.size() > 10, "only " + changed.size() + " in " + OUTAGE);
        told.isWhole();
        changed.forEach(
                (id, revisions) -> assertEquals(revisions, told.revisionsOf(id).size(), id));
    }

    /** Registers a prefix; two of three are judged anew, and one of three is released. */
    private void changeOne(Claims claims, int number, Map<String, Integer> changed) {
        var at = number % 2 == 0 ? first : second;
        String id = claims.claim(at, "acme", number).expect(201).path("id").asText();
        var customer = at.as("acme").registration();
        if (number % 3 > 0) customer.post("/v1/prefixes/" + id + "/revalidate").expect(200);
        if (number % 3 > 1) customer.delete("/v1/prefixes/" + id).expect(204);
        changed.put(id, 1 + number % 3);
    }

    @Test
    @Order(3)
    void killed_in_the_middle_of_registrations_nothing_is_half_done() throws Exception {
        var claims = Claims.in(two, "99.76.0.0/14");
        var answered = new ConcurrentHashMap<Integer, String>();
        var unanswered = ConcurrentHashMap.<Integer>newKeySet();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int thread = 0; thread < 6; thread++) {
                threads.submit(() -> claimUntilSilence(claims, next, answered, unanswered));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > 100);
            two.second.kill();
        }

        assertTrue(!unanswered.isEmpty(), "it was killed between two requests");
        answered.forEach((number, id) ->
                assertEquals(
                        "1", count("prefix_id = '" + id + "'"), "lost: " + claims.prefix(number)));
        told.isWhole();
        two.second.start();
        two.second.awaitReady();
        for (int number : unanswered) {
            int status = claims.claim(second, "acme", number).status();
            boolean wasDone = count("network = '" + claims.prefix(number) + "'").equals("1");
            assertTrue(wasDone && (status == 201 || status == 409), claims.prefix(number) + status);
        }
        told.isWhole();
    }

    private void claimUntilSilence(
            Claims claims,
            AtomicInteger next,
            Map<Integer, String> answered,
            Set<Integer> unanswered) {
        while (unanswered.isEmpty()) {
            int number = next.getAndIncrement();
            try {
                var answer = claims.claim(second, "acme", number);
                answered.put(number, answer.expect(201).path("id").asText());
            } catch (UncheckedIOException silence) {
                unanswered.add(number);
            }
        }
    }

    private String count(String condition) {
        return two.sql("select count(*) from prefix where " + condition);
    }

    @Test
    @Order(4)
    void while_postgresql_is_away_it_says_unavailable_and_it_recovers_by_itself() throws Exception {
        var claims = Claims.in(two, "101.124.0.0/14");
        claims.claim(first, "acme", 0).expect(201);
        long pid = two.first.pid();
        two.stack.postgres().stop();
        try {
            Instant end = Instant.now().plus(OUTAGE.dividedBy(3));
            while (Instant.now().isBefore(end)) {
                unavailable(claims.claim(first, "acme", 1));
                unavailable(first.as("acme").registration().get("/v1/prefixes"));
            }
            assertEquals(503, two.first.readiness());
        } finally {
            two.stack.postgres().restart();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> two.first.readiness() == 200);
        for (int number = 1; number < 6; number++) {
            claims.claim(number % 2 == 0 ? first : second, "acme", number).expect(201);
        }
        assertTrue(two.first.isAlive() && two.first.pid() == pid);
        told.isWhole();
    }

    private static void unavailable(Api.Answer answer) {
        assertEquals(503, answer.status(), answer.toString());
        assertEquals("/problems/unavailable", answer.body().path("type").asText());
        assertTrue(answer.type().startsWith("application/problem+json"), answer.type());
    }
}
