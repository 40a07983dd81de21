package peering.journeys.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;

/**
 * Two prefix-validators on one broker and one database, one of which is killed: verdicts stay
 * right, nobody is asked twice, and of each change it is told once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoValidatorsTest {
    private static final String DATABASE = "validator";
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 60;
    private static final int ALL = 90;

    private final Path dir = Path.of("target/two-validators").toAbsolutePath();
    private LocalStack stack;
    private CountingRegistry registry;
    private Replica one;
    private Replica other;

    @BeforeAll
    void start() throws IOException {
        forget();
        Files.createDirectories(dir);
        registry = new CountingRegistry();
        stack = LocalStack.start(dir, LocalStack.Places.free(), Identities.forTests(), false);
        stack.postgres().create(DATABASE);
        roas(number -> number % 2 == 0);
        one = replica("one");
        other = replica("other");
        one.start();
        one.awaitReady(); // it migrates the database
        other.start();
        other.awaitReady();
    }

    @AfterAll
    void stop() throws IOException {
        if (one != null) one.close();
        if (other != null) other.close();
        if (stack != null) stack.close();
        if (registry != null) registry.close();
    }

    private void forget() throws IOException {
        if (!Files.exists(dir)) return;
        try (var all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private Replica replica(String name) throws IOException {
        var kind =
                new Replica.Kind(
                        "prefix-validator",
                        DATABASE,
                        Map.of(
                                "PEERING_VRPS_LOCATION", vrps().toString(),
                                "PEERING_VRPS_REFRESH", "300ms",
                                "PEERING_VRPS_MAX_SHRINK", "1",
                                "PEERING_RDAP_BOOTSTRAP", registry.bootstrap(dir).toString(),
                                "PEERING_RDAP_ALLOW_PLAIN", "true",
                                "PEERING_RDAP_ALLOW_PRIVATE", "true",
                                "PEERING_RDAP_PER_MINUTE", "60000"));
        return new Replica(TwoReplicas.ROOT, dir.resolve(name + ".log"), stack, kind);
    }

    @Test
    void two_of_them_say_what_one_would_and_one_goes_on_when_the_other_is_killed()
            throws IOException {
        for (int number = 0; number < FIRST; number++) claim(number);
        settled(FIRST, number -> number % 2 == 0);
        assertEquals(once(FIRST), registry.asked());
        var before = verdicts();

        roas(number -> number % 3 == 0);

        settled(FIRST, number -> number % 3 == 0);
        eachChangeOnce(before, number -> number % 2 == 0, number -> number % 3 == 0);

        one.kill();
        before = verdicts();
        roas(number -> number % 5 == 0);
        for (int number = FIRST; number < ALL; number++) claim(number);

        settled(ALL, number -> number % 5 == 0);
        eachChangeOnce(before, number -> number % 3 == 0, number -> number % 5 == 0);
        assertEquals(once(ALL), registry.asked());
    }

    /** All have been judged, lastly with the ROAs that there are, and looked up. */
    private void settled(int claims, IntPredicate hasRoa) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    var last = new TreeMap<String, String>();
                    verdicts().forEach((id, all) -> last.put(id, said(all.getLast())));
                    var right = new TreeMap<String, String>();
                    for (int number = 0; number < claims; number++) {
                        right.put(
                                id(number),
                                (hasRoa.test(number) ? "rov-valid" : "rov-not-found")
                                        + " rdap-registered");
                    }
                    assertEquals(right, last);
                });
    }

    /**
     * Those that were judged before: one verdict more where the ROA came or went, none elsewhere.
     */
    private void eachChangeOnce(
            Map<String, List<JsonNode>> before, IntPredicate had, IntPredicate has) {
        var now = verdicts();
        for (int number = 0; number < FIRST; number++) {
            int more = had.test(number) == has.test(number) ? 0 : 1;
            String id = id(number);
            assertEquals(
                    before.get(id).size() + more,
                    now.get(id).size(),
                    () -> now.get(id).stream().map(TwoValidatorsTest::said).toList().toString());
        }
    }

    private static String said(JsonNode verdict) {
        return reason(verdict, "rov") + " " + reason(verdict, "rdap");
    }

    private static String reason(JsonNode verdict, String check) {
        for (var finding : verdict.path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                return finding.path("reason").asText();
            }
        }
        return "nothing";
    }

    /** By prefix id, in the order of their revisions; each was told once. */
    private Map<String, List<JsonNode>> verdicts() {
        var byPrefix = new TreeMap<String, List<JsonNode>>();
        for (var fact : stack.facts().all("peering.verdicts.v1")) {
            byPrefix.computeIfAbsent(fact.key(), _ -> new ArrayList<>()).add(read(fact.bytes()));
        }
        byPrefix.forEach((id, all) ->
                assertEquals(
                        IntStream.rangeClosed(1, all.size()).boxed().toList(),
                        all.stream().map(verdict -> verdict.path("revision").asInt()).toList(),
                        id));
        return byPrefix;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, Integer> once(int claims) {
        return IntStream.range(0, claims)
                .boxed()
                .collect(
                        Collectors.toMap(
                                TwoValidatorsTest::prefix, _ -> 1, (a, _) -> a, TreeMap::new));
    }

    private static String id(int number) {
        return "pfx_%03d".formatted(number);
    }

    private static String prefix(int number) {
        return "54.64." + number + ".0/24";
    }

    private void claim(int number) throws IOException {
        var grant =
                Map.of(
                        "registeredPrefixId",
                        "rpx_1",
                        "partnerId",
                        "ptn_1",
                        "partnerAsn",
                        16509,
                        "prefix",
                        prefix(number),
                        "origins",
                        List.of(16509),
                        "keyFingerprint",
                        "a1b2");
        var claim = new TreeMap<String, Object>();
        claim.put("prefixId", id(number));
        claim.put("organisation", "acme");
        claim.put("connectionId", "con_1");
        claim.put("partnerId", "ptn_1");
        claim.put("prefix", prefix(number));
        claim.put("origins", List.of(16509));
        claim.put("keyFingerprint", "a1b2");
        claim.put("grant", grant);
        claim.put("standing", "Pending");
        claim.put("registeredAt", "2026-11-25T12:00:00Z");
        claim.put("changedAt", "2026-11-25T12:00:00Z");
        claim.put("claimRevision", 1);
        claim.put("revision", 1);
        stack.facts()
                .tell("peering.prefixes.v1", id(number), JSON.writeValueAsBytes(claim), Map.of());
    }

    private Path vrps() {
        return dir.resolve("vrps.json");
    }

    /**
     * Swapped in one step, as a relying party does; of a prefix that nobody claims there is one.
     */
    private void roas(IntPredicate has) throws IOException {
        var entries =
                IntStream.concat(IntStream.of(255), IntStream.range(0, ALL).filter(has))
                        .mapToObj(number ->
                                "{\"prefix\": \"%s\", \"maxLength\": 24, \"asn\": 16509}"
                                        .formatted(prefix(number)))
                        .collect(Collectors.joining(","));
        var fresh = Files.writeString(dir.resolve("fresh.json"), "{\"roas\": [" + entries + "]}");
        Files.move(fresh, vrps(), StandardCopyOption.ATOMIC_MOVE);
    }
}
