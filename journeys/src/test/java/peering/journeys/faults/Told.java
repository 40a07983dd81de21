package peering.journeys.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import peering.stack.kafka.Facts.Fact;

/** Whether what stands on the topic of prefixes is what stands in the tables. */
final class Told {
    private static final String TOPIC = "peering.prefixes.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwoReplicas two;

    Told(TwoReplicas two) {
        this.two = two;
    }

    /**
     * When the outbox is empty: each prefix in the table was told of, with every revision once and
     * in order, and no prefix that is not there; each has its history.
     */
    void isWhole() {
        await("the outbox to be empty")
                .atMost(Duration.ofSeconds(90))
                .until(() -> two.sql("select count(*) from outbox").equals("0"));
        var kept = new TreeMap<String, Long>();
        two.pairs("select prefix_id, revision from prefix")
                .forEach((id, revision) -> kept.put(id, Long.parseLong(revision)));
        var told = revisions();
        var last = new TreeMap<String, Long>();
        told.forEach((id, revisions) -> {
            for (int i = 1; i < revisions.size(); i++) {
                assertEquals(
                        revisions.get(i - 1) + 1,
                        revisions.get(i),
                        "out of order: " + id + revisions);
            }
            assertEquals(1L, revisions.getFirst(), id);
            last.put(id, revisions.getLast());
        });

        assertEquals(kept, last);
        assertEquals(
                "0",
                two.sql(
                        "select count(*) from prefix p where not exists"
                                + " (select from prefix_standing s where s.prefix_id = p.prefix_id)"));
        assertEquals(
                "0",
                two.sql(
                        "select count(*) from prefix a join prefix b on a.network && b.network"
                                + " and a.organisation <> b.organisation"
                                + " and a.standing in ('Pending', 'Verified')"
                                + " and b.standing in ('Pending', 'Verified')"));
    }

    List<Long> revisionsOf(String prefixId) {
        return revisions().getOrDefault(prefixId, List.of());
    }

    /** By prefix, in the order of the topic; what came twice (at least once) has one event id. */
    private Map<String, List<Long>> revisions() {
        var seen = new HashSet<String>();
        Map<String, List<Long>> revisions = new LinkedHashMap<>();
        for (var fact : two.stack.facts().all(TOPIC)) {
            if (!seen.add(fact.headers().get("ce_id"))) continue;
            revisions.computeIfAbsent(fact.key(), _ -> new ArrayList<>()).add(revision(fact));
        }
        return revisions;
    }

    private static long revision(Fact fact) {
        try {
            return JSON.readTree(fact.bytes()).path("revision").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
