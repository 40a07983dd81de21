package peering.validator.source.irr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.stack.Ports;
import peering.stack.irr.Irrd;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Question;

class IrrInquiryTest {
    private static final String OBJECTS =
            """
            route:      203.0.113.0/24
            descr:      our office
            origin:     AS64500
            source:     RIPE

            route:      203.0.0.0/16
            origin:     AS64501
            source:     RADB

            route6:     2001:db8::/32
            origin:     AS64500
            source:     RADB
            """;

    @Test
    void a_registry_is_asked_for_the_prefix_and_what_covers_it() throws Exception {
        try (var irrd = Irrd.start(0, List.of(OBJECTS))) {
            var inquiry = inquiry(at(irrd.port()));

            var four = inquiry.ask(question("203.0.113.0/24"));
            var six = inquiry.ask(question("2001:db8::/32"));
            var none = inquiry.ask(question("198.51.100.0/24"));

            assertEquals("[203.0.113.0/24 AS64500 (RIPE)]", four.exact().toString());
            assertEquals("[203.0.0.0/16 AS64501 (RADB)]", four.covering().toString());
            assertEquals(List.of("our office"), four.exact().getFirst().text());
            assertEquals("[2001:db8::/32 AS64500 (RADB)]", six.exact().toString());
            assertFalse(six.exact().getFirst().authenticated());
            assertEquals(List.of(), none.exact());
            assertEquals(Duration.ofHours(4), inquiry.holds(four));
            assertEquals(Duration.ofMinutes(15), inquiry.holds(none));
        }
    }

    /** It refuses the whole list for one name that it does not know; what it has is asked for. */
    @Test
    void registries_that_the_server_does_not_have_are_not_said_to_be_asked() throws Exception {
        try (var irrd = Irrd.start(0, List.of(OBJECTS))) {
            var answer = inquiry(at(irrd.port())).ask(question("203.0.113.0/24"));

            assertEquals(List.of("RIPE"), answer.authenticated());
            assertEquals(List.of("RADB"), answer.unauthenticated());
        }
    }

    @Test
    void a_server_may_be_asked_for_some_registries_only() throws Exception {
        try (var one = Irrd.start(0, List.of(OBJECTS));
                var other = Irrd.start(0, List.of(OBJECTS.replace("64501", "64502")))) {
            var answer =
                    inquiry(at(one.port()) + "/ripe," + at(other.port()) + "/RADB")
                            .ask(question("203.0.113.0/24"));

            assertEquals("[203.0.113.0/24 AS64500 (RIPE)]", answer.exact().toString());
            assertEquals("[203.0.0.0/16 AS64502 (RADB)]", answer.covering().toString());
        }
    }

    @Test
    void one_server_that_cannot_be_asked_spoils_the_answer() throws Exception {
        try (var irrd = Irrd.start(0, List.of(OBJECTS))) {
            var inquiry = inquiry(at(irrd.port()) + "," + at(Ports.free()));

            assertEquals("unreachable", failed(inquiry).reason());
        }
    }

    @Test
    void a_server_without_any_of_the_registries_was_not_asked() throws Exception {
        try (var irrd = Irrd.start(0, List.of(OBJECTS))) {
            var failed = failed(inquiry(at(irrd.port()) + "/APNIC+LACNIC"));

            assertTrue(failed.getMessage().contains("none of APNIC, LACNIC"), failed.getMessage());
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SILENT,    timeout",
        "DRIPS,     timeout",
        "CLOSES,    unreachable",
        "CUT,       unreachable",
        "GARBAGE,   unreachable",
        "ENDLESS,   unreachable",
        "TOO_LARGE, too-large",
        "MISCOUNTS, unreachable",
        "REFUSES,   unreachable",
    })
    void a_server_that_misbehaves_gives_no_answer(HostileIrrd.Manner manner, String reason)
            throws IOException {
        try (var hostile = new HostileIrrd(manner)) {
            var failed = failed(inquiry(at(hostile.port())));

            assertEquals(reason, failed.reason(), failed.getMessage());
            assertTrue(failed.getMessage().contains("127.0.0.1:" + hostile.port()));
            assertTrue(failed.getMessage().length() < 1200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":43", "host:", "host:0", "host:65536", "host:x", "2001:db8::1", "/RIPE"})
    void what_is_no_server_stops_the_start(String text) {
        assertThrows(IllegalArgumentException.class, () -> IrrdServer.parse(text, List.of("RIPE")));
    }

    @Test
    void servers_are_read_in_each_form() {
        assertEquals(
                new IrrdServer("a.example", 43, List.of("RIPE")),
                IrrdServer.parse("a.example", List.of("RIPE")));
        assertEquals(
                new IrrdServer("[2001:db8::1]", 4343, List.of("ARIN", "RADB")),
                IrrdServer.parse("[2001:db8::1]:4343/arin+RADB", List.of("RIPE")));
    }

    @Test
    void without_a_server_nobody_is_asked() {
        assertFalse(inquiry("").configured());
        assertTrue(inquiry("127.0.0.1").configured());
    }

    private static CouldNotAsk failed(IrrInquiry inquiry) {
        return assertThrows(CouldNotAsk.class, () -> inquiry.ask(question("203.0.113.0/24")));
    }

    private static String at(int port) {
        return "127.0.0.1:" + port;
    }

    private static Question question(String prefix) {
        return new Question("acme", Prefix.parse(prefix), List.of(Asn.of(64500)));
    }

    private static IrrInquiry inquiry(String servers) {
        return new IrrInquiry(
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withMapping(IrrConfig.class)
                        .withDefaultValue("peering.irr.servers", servers)
                        .withDefaultValue("peering.irr.timeout", "1s")
                        .withDefaultValue("peering.irr.most-bytes", "10000")
                        .build()
                        .getConfigMapping(IrrConfig.class));
    }
}
