package peering.rpki.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.routing.rpki.VrpJson;
import peering.stack.rtr.Stayrtr;

/** Against a real cache. */
class RtrSourceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final RpkiSettings SETTINGS =
            new RpkiSettings(
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Optional.empty());

    private final Heard heard = new Heard();

    @TempDir Path dir;
    private RpkiSource source;

    @AfterEach
    void stop() {
        if (source != null) source.stop();
    }

    @Test
    void a_changed_file_arrives_as_news_of_the_same_session() throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            begin(cache);
            await().atMost(SOON).until(() -> heard.vrps() == 1);
            String session = source.status().details().get("session");

            cache.serve(json("198.51.100.0/24", "203.0.113.0/24"));

            await().atMost(SOON).until(() -> heard.vrps() == 2);
            assertEquals(session, source.status().details().get("session"));
            assertEquals("1", source.status().details().get("serial"));
            assertEquals("2", source.status().details().get("version"));
            assertTrue(source.status().trouble().isEmpty());
        }
    }

    @Test
    void a_cache_that_is_killed_is_found_again_and_asked_for_everything() throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            begin(cache);
            await().atMost(SOON).until(() -> heard.vrps() == 1);

            cache.kill();
            await().atMost(SOON).until(() -> source.status().trouble().isPresent());
            assertEquals(1, heard.vrps());
            cache.serve(json("192.0.2.0/24", "203.0.113.0/24"));
            cache.restart();

            await().atMost(SOON).until(() -> heard.vrps() == 2);
            assertEquals(0, heard.expired);
            assertTrue(source.status().trouble().isEmpty());
        }
    }

    @Test
    void a_table_that_is_refused_is_told_and_the_next_one_is_taken() throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            begin(cache);
            await().atMost(SOON).until(() -> heard.vrps() == 1);
            heard.most = 1;
            cache.serve(json("192.0.2.0/24", "198.51.100.0/24"));
            await().atMost(SOON).until(() -> heard.refused.contains("too many"));
            assertEquals("too many", source.status().trouble().orElseThrow());

            heard.most = 3;
            cache.serve(json("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"));

            await().atMost(SOON).until(() -> heard.vrps() == 3);
        }
    }

    @Test
    void without_a_cache_it_says_so_and_goes_on() throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            cache.kill();
            begin(cache);
            await().atMost(SOON).until(() -> heard.refused.size() >= 2);

            cache.restart();

            await().atMost(SOON).until(() -> heard.vrps() == 1);
        }
    }

    @Test
    void a_taker_that_breaks_down_does_not_end_the_source() throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            cache.kill();
            heard.breaksDown = true;
            begin(cache);
            await().atMost(SOON).until(() -> heard.refused.size() >= 2);

            cache.restart();

            await().atMost(SOON).until(() -> heard.vrps() == 1);
        }
    }

    @Test
    void a_taker_that_breaks_down_over_each_table_is_given_it_less_and_less_often()
            throws IOException {
        try (var cache = Stayrtr.start(dir, json("192.0.2.0/24"))) {
            var trips = new CopyOnWriteArrayList<Instant>();
            heard.trips = trips;
            begin(cache);

            await().atMost(SOON).until(() -> trips.size() >= 4);

            var pause = Duration.between(trips.get(2), trips.get(3));
            assertTrue(pause.compareTo(Duration.ofSeconds(3)) > 0, () -> "1, 2, then " + pause);
            heard.trips = null;
            await().atMost(SOON).until(() -> heard.vrps() == 1);
        }
    }

    private void begin(Stayrtr cache) {
        source =
                RpkiSource.at(
                        "rtr://127.0.0.1:" + cache.port(),
                        SETTINGS,
                        VrpJson::read,
                        Clock.systemUTC());
        source.start("rtr-test", heard);
    }

    static String json(String... prefixes) {
        return Arrays.stream(prefixes)
                .map(prefix ->
                        "{\"prefix\":\"%s\",\"maxLength\":24,\"asn\":64496,\"ta\":\"test\",\"expires\":4102444800}"
                                .formatted(prefix))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"metadata\":{\"buildtime\":\"2026-11-20T10:00:00Z\"},\"roas\":[",
                                "]}"));
    }
}
