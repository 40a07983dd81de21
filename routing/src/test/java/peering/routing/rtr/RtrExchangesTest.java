package peering.routing.rtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;

/** What a real cache said, said again. */
class RtrExchangesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_whole_synchronisation_is_taken(int version) {
        var cache = replayed("reset-v" + version, version);

        assertEquals(5, cache.told.getLast().vrps().size());
        assertEquals(0x3d43, cache.told.getLast().session());
        assertTrue(cache.connection.end().isEmpty());
    }

    @Test
    void a_notified_change_is_asked_for_with_the_recorded_words() {
        var cache = replayed("notify-and-delta-v1", 1);

        assertEquals(
                steps("notify-and-delta-v1").stream()
                        .filter(step -> step.get("dir").asText().equals("client"))
                        .map(step -> step.get("hex").asText())
                        .toList(),
                cache.sent);
        assertEquals(2, cache.told.size());
        assertEquals(1, cache.told.getLast().serial());
    }

    @Test
    void its_version_2_is_an_old_draft_and_left_for_version_1() {
        var cache = replayed("reset-v2", 2);

        assertEquals(OptionalInt.of(1), cache.connection.end().orElseThrow().lowerVersion());
        assertTrue(cache.told.isEmpty());
    }

    @Test
    void without_data_it_says_so() {
        var cache = replayed("no-data", 1);

        assertTrue(cache.why().contains("NO_DATA_AVAILABLE"), cache::why);
        assertTrue(cache.told.isEmpty());
    }

    private static FakeCache replayed(String exchange, int version) {
        var cache = new FakeCache(version);
        steps(exchange).stream()
                .filter(step -> step.get("dir").asText().equals("cache") && step.has("hex"))
                .forEach(step -> cache.says(step.get("hex").asText()));
        return cache;
    }

    private static List<JsonNode> steps(String exchange) {
        return Cases.list("rtr/exchanges-stayrtr-0.5.1.json", "exchanges")
                .filter(one -> one.get("name").asText().equals(exchange))
                .flatMap(one -> Cases.each(one.get("steps")))
                .toList();
    }
}
