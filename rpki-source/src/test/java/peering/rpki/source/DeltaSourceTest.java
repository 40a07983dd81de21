package peering.rpki.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.rpki.VrpJson;

class DeltaSourceTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String FIRST = "session=18446744073709551615&serial=0";

    private final Heard heard = new Heard();
    private RpkiSource source;

    @AfterEach
    void stop() {
        if (source != null) source.stop();
    }

    private void begin(DeltaServer server, Duration refresh) {
        var settings =
                new RpkiSettings(
                        refresh, Duration.ofMillis(100), Duration.ofSeconds(5), Optional.empty());
        source = RpkiSource.at(server.location(), settings, VrpJson::read, Clock.systemUTC());
        source.start("delta-test", heard);
    }

    private void has(int vrps) {
        await().atMost(SOON).until(() -> heard.vrps() == vrps);
    }

    @Test
    void what_changes_arrives_as_soon_as_it_is_told_of_and_is_asked_for_alone() throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24", "198.51.100.0/24", "AS64500 AS64501")) {
            begin(server, Duration.ofHours(1));
            has(2);
            assertEquals(1, heard.taken.getLast().aspas().size());

            server.serves("192.0.2.0/24", "203.0.113.0/24", "2001:d00::/24", "AS64502 AS64501");

            has(3);
            assertEquals(
                    "[192.0.2.0/24-24 AS64496, 203.0.113.0/24-24 AS64496, 2001:d00::/24-24 AS64496]",
                    heard.taken.getLast().table().stream().toList().toString());
            assertEquals(64502, heard.taken.getLast().aspas().getFirst().customer().value());
            assertEquals("", server.asked().getFirst());
            assertTrue(server.asked().contains(FIRST), server.asked()::toString);
            assertEquals(
                    Map.of("session", "18446744073709551615", "serial", "1"),
                    source.status().details());
            assertTrue(source.status().trouble().isEmpty());
        }
    }

    @Test
    void one_that_does_not_tell_of_changes_is_asked_now_and_then() throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24")) {
            server.notifies = false;
            begin(server, Duration.ofMillis(300));
            has(1);

            server.serves("192.0.2.0/24", "203.0.113.0/24");

            has(2);
            assertTrue(server.asked().size() < 60, "not without end");
        }
    }

    @Test
    void what_was_begun_anew_or_forgotten_is_told_whole() throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24")) {
            begin(server, Duration.ofHours(1));
            has(1);
            server.restarts("192.0.2.0/24", "203.0.113.0/24");
            has(2);
            assertEquals("7", source.status().details().get("session"));

            server.forgets = true;
            server.serves("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24");
            has(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'reset': false, 'session': '18446744073709551615', 'serial': 9, 'fromSerial': 8,"
                        + " 'announced': [], 'withdrawn': []}",
                "{'reset': false, 'session': '8', 'serial': 1, 'fromSerial': 0, 'announced': [],"
                        + " 'withdrawn': []}",
            })
    void after_a_gap_everything_is_asked_for(String gap) throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24")) {
            begin(server, Duration.ofHours(1));
            has(1);
            server.answersOnce(gap.replace('\'', '"'));

            server.serves("192.0.2.0/24", "203.0.113.0/24");

            has(2);
            assertEquals(2, server.asked().stream().filter(String::isEmpty).count());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'reset': true                                      | damaged or cut off",
                "{'reset': true, 'serial': 1, 'announced': []}       | no session",
                "{'reset': true, 'session': 'x&y', 'serial': 1}      | no number",
                "{'reset': true, 'session': '1', 'serial': 1}        | no list",
                "{'reset': false, 'session': '1', 'serial': 1, 'announced': []} | no list",
                "{'reset': true, 'session': '1', 'serial': 1, 'announced': 7}   | not a list",
                "{'reset': true, 'session': '1', 'serial': 1, 'announced': [7]} | not an object",
                "{'reset': true, 'session': '1', 'serial': 1, 'announced': [{'type': 'routeOrigin'}]}"
                        + " | not understood",
                "[]                                                  | not an object",
            })
    void an_answer_of_no_use_leaves_what_was_known(String answer, String why) throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24")) {
            begin(server, Duration.ofHours(1));
            has(1);
            server.answersOnce(answer.replace('\'', '"'));

            server.serves("192.0.2.0/24", "203.0.113.0/24");

            has(2);
            assertEquals(1, heard.refused.size(), heard.refused::toString);
            assertTrue(heard.refused.getFirst().contains(why), heard.refused.getFirst());
            assertEquals(0, heard.expired);
        }
    }

    @Test
    void a_table_that_is_refused_is_told_and_the_next_one_is_taken() throws IOException {
        try (var server = new DeltaServer("192.0.2.0/24", "203.0.113.0/24")) {
            heard.most = 1;
            begin(server, Duration.ofHours(1));
            await().atMost(SOON).until(() -> heard.refused.contains("too many"));
            assertEquals("too many", source.status().trouble().orElseThrow());

            server.serves("192.0.2.0/24");

            has(1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "http://routinator:8323/json-delta, true",
        "https://routinator/rpki/json-delta, true",
        "http://routinator:8323/json, false",
        "http://routinator:8323/json?x=/json-delta, false",
        "/var/json-delta, false",
    })
    void a_location_tells_it(String location, boolean delta) {
        assertEquals(delta, DeltaSource.isAt(location));
    }

    @Test
    void a_name_and_password_are_not_shown() {
        var settings = new RpkiSettings(SOON, SOON, SOON, Optional.empty());
        var at =
                RpkiSource.at(
                        "http://me:secret@routinator:8323/json-delta",
                        settings,
                        VrpJson::read,
                        Clock.systemUTC());

        assertFalse(at.location().contains("secret"));
        assertEquals("http://routinator:8323/json-delta", at.location());
    }
}
