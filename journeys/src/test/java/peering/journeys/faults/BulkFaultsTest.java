package peering.journeys.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import peering.journeys.world.Callers;

/**
 * A replica is killed while it registers lists of prefixes. The customer, who cannot know which of
 * them were done, sends them again, each with its {@code Idempotency-Key}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkFaultsTest {
    private static final int LINES = 250;
    private static final int THREADS = 3;

    private final Map<Integer, JsonNode> answered = new ConcurrentHashMap<>();
    private final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();
    private TwoReplicas two;
    private Claims claims;

    @BeforeAll
    void start() throws Exception {
        two = TwoReplicas.start();
        claims = Claims.in(two, "52.64.0.0/10");
    }

    @AfterAll
    void stop() throws Exception {
        if (two != null) two.close();
    }

    @Test
    void lists_that_are_sent_again_after_a_kill_are_registered_whole_and_once() throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var second = two.callers(two.second);
            for (int thread = 0; thread < THREADS; thread++) {
                threads.submit(() -> sendUntilSilence(second, next));
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> answered.size() > THREADS);
            two.second.kill();
        }
        assertFalse(unanswered.isEmpty(), "it was killed between two requests");
        for (int list : unanswered) {
            String done = lines(list);
            assertEquals(0, Integer.parseInt(done) % LINES, "half a list was registered: " + done);
        }

        var first = two.callers(two.first);
        answered.forEach((list, answer) -> assertEquals(answer, send(first, list)));
        unanswered.forEach(list -> answered.put(list, send(first, list)));

        answered.forEach(this::isRegisteredOnce);
        assertEquals(
                "" + answered.size() * LINES,
                two.sql("select count(*) from prefix where network <<= '52.64.0.0/10'"));
        new Told(two).isWhole();
    }

    private void sendUntilSilence(Callers at, AtomicInteger next) {
        while (unanswered.isEmpty()) {
            int list = next.getAndIncrement();
            try {
                answered.put(list, send(at, list));
            } catch (UncheckedIOException silence) {
                unanswered.add(list);
            }
        }
    }

    private JsonNode send(Callers at, int list) {
        return claims.claimAll(at, "acme", list * LINES, LINES).expect(200);
    }

    private void isRegisteredOnce(int list, JsonNode answer) {
        assertEquals(LINES, answer.path("accepted").asInt(), answer.toString());
        String ids =
                answer.path("results")
                        .valueStream()
                        .map(line -> line.path("id").asText())
                        .sorted()
                        .collect(Collectors.joining(" "));
        assertEquals(
                ids,
                two.sql(
                        "select string_agg(prefix_id, ' ' order by prefix_id) from prefix where "
                                + of(list)));
    }

    /** How many lines of the list are registered. */
    private String lines(int list) {
        return two.sql("select count(*) from prefix where " + of(list));
    }

    private String of(int list) {
        return "network between '%s' and '%s'"
                .formatted(claims.prefix(list * LINES), claims.prefix(list * LINES + LINES - 1));
    }
}
