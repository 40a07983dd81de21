package peering.validator.source.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.source.dns.DnsAnswer.Security;

/** Against a real name server, one of whose zones is signed. */
class ResolverTest {
    private static final String OTHER_KEY =
            Knot.SIGNED
                    + ". IN DS 1 13 2 0000000000000000000000000000000000000000000000000000000000000000";

    private static final SimpleMeterRegistry METRICS = new SimpleMeterRegistry();

    @TempDir static Path dir;
    private static Knot knot;

    @BeforeAll
    static void start() throws Exception {
        knot = Knot.start(dir);
    }

    @AfterAll
    static void stop() {
        knot.close();
    }

    private record Config(
            Optional<List<String>> servers, Optional<String> anchors, Duration timeout)
            implements DnsConfig {}

    private static Resolver resolver(Optional<String> anchors, String... servers) {
        return new Resolver(
                new Config(Optional.of(List.of(servers)), anchors, Duration.ofSeconds(5)), METRICS);
    }

    private static Resolver believing(String anchor) {
        return resolver(Optional.of(anchor), knot.address());
    }

    @Test
    void the_strings_of_a_record_are_joined_and_aliases_are_followed() throws Exception {
        var resolver = resolver(Optional.empty(), knot.address());

        for (var name : List.of("long", "alias")) {
            var answer = resolver.txt(name + "." + Knot.UNSIGNED);
            assertEquals(List.of("one, two"), answer.values(), name);
            assertTrue(answer.exists());
            assertEquals(Security.INSECURE, answer.security());
        }
    }

    @Test
    void an_address_points_to_its_name() throws Exception {
        var answer = resolver(Optional.empty(), knot.address()).ptr("7." + Knot.SIGNED);

        assertEquals(List.of("gateway.example"), answer.values());
    }

    @ParameterizedTest(name = "{0} exists: {1}")
    @CsvSource({"nobody, false", "7, true"})
    void that_there_is_none_is_an_answer(String name, boolean exists) throws Exception {
        var answer = believing(knot.anchor()).txt(name + "." + Knot.SIGNED);

        assertEquals(exists, answer.exists());
        assertEquals(List.of(), answer.values());
        assertEquals(Security.SECURE, answer.security(), "the absence is signed too");
    }

    @Test
    void what_is_signed_from_the_anchor_down_is_secure() throws Exception {
        var resolver = believing(knot.anchor());

        var signed = resolver.txt("long." + Knot.SIGNED);
        var unsigned = resolver.txt("long." + Knot.UNSIGNED);

        assertEquals(Security.SECURE, signed.security());
        assertEquals(List.of("one, two"), signed.values());
        assertEquals(Security.INSECURE, unsigned.security());
        assertEquals(List.of("one, two"), unsigned.values());
    }

    @Test
    void without_an_anchor_the_servers_word_counts_and_an_authority_gives_none() throws Exception {
        var answer = resolver(Optional.empty(), knot.address()).txt("long." + Knot.SIGNED);

        assertEquals(Security.INSECURE, answer.security());
    }

    @Test
    void what_is_signed_by_another_key_is_bogus_and_not_read() throws Exception {
        var answer = believing(OTHER_KEY).txt("long." + Knot.SIGNED);

        assertEquals(Security.BOGUS, answer.security());
        assertEquals(List.of(), answer.values());
        assertTrue(answer.exists());
    }

    /** Unbound says by the AD bit what it validated, and SERVFAIL of what does not hold. */
    @Test
    void a_validating_resolvers_word_counts() throws Exception {
        try (var right = Unbound.start(dir, knot.address(), knot.anchor());
                var wrong = Unbound.start(dir, knot.address(), OTHER_KEY)) {
            var good = resolver(Optional.empty(), right.address());
            var bad = resolver(Optional.empty(), wrong.address());

            var signed = good.txt("alias." + Knot.SIGNED);
            assertEquals(Security.SECURE, signed.security());
            assertEquals(List.of("one, two"), signed.values());
            assertEquals(Security.SECURE, good.txt("nobody." + Knot.SIGNED).security());
            assertEquals(Security.INSECURE, good.txt("alias." + Knot.UNSIGNED).security());
            assertEquals(Security.BOGUS, bad.txt("long." + Knot.SIGNED).security());
            assertEquals(Security.INSECURE, bad.txt("long." + Knot.UNSIGNED).security());
        }
        assertTrue(METRICS.counter("peering.dns.questions", "outcome", "bogus").count() > 0);
    }

    @Test
    void what_was_published_a_moment_ago_is_found() throws Exception {
        knot.add(Knot.SIGNED, "_ops-challenge", "TXT", "\"fresh\"");

        var answer = believing(knot.anchor()).txt("_ops-challenge." + Knot.SIGNED);

        assertEquals(List.of("fresh"), answer.values());
        assertEquals(Security.SECURE, answer.security());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"many.8.b.d.0.1.0.0.2.ip6.arpa, too-large", "www.example.net, refused"})
    void what_cannot_be_taken_is_no_answer(String name, String reason) {
        var resolver = resolver(Optional.empty(), knot.address());

        assertEquals(reason, assertThrows(CouldNotAsk.class, () -> resolver.txt(name)).reason());
    }

    @Test
    void aliases_that_go_round_in_a_circle_end() {
        var resolver = resolver(Optional.empty(), knot.address());

        assertThrows(CouldNotAsk.class, () -> resolver.txt("round." + Knot.UNSIGNED));
    }

    @Test
    void the_next_server_is_asked_when_one_is_silent() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String mute = "127.0.0.1:" + silent.getLocalPort();
            var quick = Duration.ofMillis(300);
            var both =
                    new Config(Optional.of(List.of(mute, knot.address())), Optional.empty(), quick);
            var one = new Config(Optional.of(List.of(mute)), Optional.empty(), quick);

            assertEquals(
                    List.of("one, two"),
                    new Resolver(both, METRICS).txt("long." + Knot.UNSIGNED).values());
            var trouble =
                    assertThrows(
                            CouldNotAsk.class,
                            () -> new Resolver(one, METRICS).txt("long.example"));
            assertTrue(List.of("timeout", "unreachable").contains(trouble.reason()));
        }
    }

    @Test
    void nobody_is_asked_where_nobody_is_configured() {
        var resolver =
                new Resolver(
                        new Config(Optional.empty(), Optional.empty(), Duration.ofSeconds(1)),
                        METRICS);

        assertFalse(resolver.configured());
        assertEquals(
                "not-configured",
                assertThrows(CouldNotAsk.class, () -> resolver.txt("a.example")).reason());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"resolver.example", "192.0.2.53:port", "192.0.2.53:70000", ""})
    void a_server_that_is_no_address_stops_the_start(String address) {
        assertThrows(IllegalArgumentException.class, () -> resolver(Optional.empty(), address));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "192.0.2.53,           192.0.2.53,    53",
        "192.0.2.53:5353,      192.0.2.53,    5353",
        "2001:db8::53,         2001:db8::53,  53",
        "[2001:db8::53]:5353,  2001:db8::53,  5353",
        "[2001:db8::53],       2001:db8::53,  53",
    })
    void a_server_is_named_by_address_and_port(String text, String address, int port) {
        var socket = Server.socket(text);

        assertEquals(InetAddress.ofLiteral(address), socket.getAddress());
        assertEquals(port, socket.getPort());
    }
}
