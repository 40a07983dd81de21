package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Question;

class RdapInquiryTest {
    private static final String ASKED = "/a/ip/203.0.113.0/24";

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private FakeRegistry registry;

    @TempDir Path dir;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void the_registry_that_has_the_addresses_is_asked() throws Exception {
        registry.answers(
                ASKED, FakeRegistry.range("203.0.113.0", "203.0.113.255", "ETag", "\"7\""));

        var answer = inquiry().ask(question("203.0.113.0/24"));

        assertEquals(url("127.0.0.1", ASKED), answer.url());
        assertEquals(Optional.of("\"7\""), answer.etag());
        assertEquals("EXAMPLE", answer.network().orElseThrow().name());
        assertEquals(Duration.ofHours(24), inquiry().holds(answer));
        assertEquals(List.of(ASKED), registry.asked());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ETag, If-None-Match", "Last-Modified, If-Modified-Since"})
    void what_was_said_before_is_asked_for_only_if_it_changed(String says, String asks)
            throws Exception {
        String is = "Wed, 25 Nov 2026 11:00:00 GMT";
        var whole = FakeRegistry.range("203.0.113.0", "203.0.113.255", says, is);
        registry.answers(
                ASKED,
                question ->
                        (is.equals(question.getRequestHeaders().getFirst(asks))
                                        ? FakeRegistry.says(304, "")
                                        : whole)
                                .to(question));
        var inquiry = inquiry();

        var first = inquiry.ask(question("203.0.113.0/24"));

        assertEquals(first, inquiry.askAgain(question("203.0.113.0/24"), first));
        registry.answers(ASKED, FakeRegistry.range("203.0.113.0", "203.0.113.127", says, "x"));
        var changed = inquiry.askAgain(question("203.0.113.0/24"), first);
        assertEquals("203.0.113.127", changed.network().orElseThrow().end());
    }

    @Test
    void that_nothing_changed_is_believed_of_nobody_who_was_not_asked_that() throws Exception {
        registry.answers(ASKED, FakeRegistry.says(304, ""));
        var elsewhere =
                new RdapAnswer(url("127.0.0.1", "/other"), Optional.of("\"7\""), Optional.empty());
        var inquiry = inquiry();

        assertEquals("redirected", failed(inquiry).reason());
        var refused =
                assertThrows(
                        CouldNotAsk.class,
                        () -> inquiry.askAgain(question("203.0.113.0/24"), elsewhere));
        assertEquals("redirected", refused.reason());
    }

    @Test
    void that_nobody_has_it_is_an_answer() throws Exception {
        var inquiry = inquiry();

        var unknown = inquiry.ask(question("203.0.113.0/24"));
        var nowhere = inquiry.ask(question("192.0.2.0/24"));

        assertEquals(
                new RdapAnswer(url("127.0.0.1", ASKED), Optional.empty(), Optional.empty()),
                unknown);
        assertEquals(new RdapAnswer("", Optional.empty(), Optional.empty()), nowhere);
        assertEquals(Duration.ofHours(1), inquiry.holds(nowhere));
    }

    @Test
    void a_redirect_to_a_host_of_the_bootstrap_is_followed() throws Exception {
        registry.answers(ASKED, FakeRegistry.redirects(url("LOCALHOST", "/b/there")));
        registry.answers("/b/there", FakeRegistry.redirects("here"));
        registry.answers("/b/here", FakeRegistry.range("203.0.112.0", "203.0.113.255"));

        var answer = inquiry().ask(question("203.0.113.0/24"));

        assertEquals(url("LOCALHOST", "/b/here"), answer.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/a/x",
                "http://rdap.example/",
                "http://user@127.0.0.1:PORT/a/x",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "::",
                "",
            })
    void a_redirect_to_anywhere_else_is_not(String to) throws IOException {
        String location = to.replace("PORT", String.valueOf(registry.port()));
        registry.answers(ASKED, FakeRegistry.redirects(location.isEmpty() ? "%zz" : location));

        assertEquals("redirected", failed(inquiry()).reason());
        assertEquals(List.of(ASKED), registry.asked());
    }

    @Test
    void redirects_in_a_ring_are_left() throws IOException {
        registry.answers(ASKED, FakeRegistry.redirects(ASKED));

        assertEquals("redirected", failed(inquiry()).reason());
        assertEquals(4, registry.asked().size());
    }

    @ParameterizedTest(name = "status {0}, Retry-After {1}: {2}, {3} s")
    @CsvSource({
        "429, 120,  rate-limited, 120",
        "429, '',   rate-limited, 60",
        "503, 30,   rate-limited, 30",
        "500, 30,   refused,      -1",
        "403, '',   refused,      -1",
        "204, '',   refused,      -1",
    })
    void a_registry_that_wants_to_be_left_alone_is(
            int status, String wish, String reason, long seconds) throws IOException {
        registry.answers(ASKED, FakeRegistry.says(status, "", "Retry-After", wish));
        var inquiry = inquiry();

        var first = failed(inquiry);
        var second = failed(inquiry);

        assertEquals(reason, first.reason(), first.getMessage());
        assertEquals(seconds, first.retryAfter().map(Duration::toSeconds).orElse(-1L));
        assertEquals(seconds < 0 ? reason : "paced", second.reason());
        assertEquals(seconds < 0 ? 2 : 1, registry.asked().size());
    }

    @Test
    void no_host_is_asked_faster_than_it_may_be() throws Exception {
        var inquiry = inquiry(Map.of("per-minute", "1"));

        inquiry.ask(question("203.0.113.0/24"));

        assertEquals(Optional.of(Duration.ofMinutes(1)), failed(inquiry).retryAfter());
        assertEquals(1, registry.asked().size());
    }

    /** Twenty at once; the next waits half a second, the one after it would wait for too long. */
    @Test
    void a_question_waits_for_its_turn() throws Exception {
        var inquiry = inquiry(Map.of("per-minute", "120", "timeout", "900ms"));

        for (int i = 0; i < 21; i++) inquiry.ask(question("203.0.113.0/24"));

        assertEquals(21, registry.asked().size());
        assertEquals("paced", failed(inquiry).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"objectClassName\": \"autnum\"}"})
    void an_answer_of_no_use_is_none(String body) throws IOException {
        registry.answers(ASKED, FakeRegistry.says(200, body));

        assertEquals("nonsense", failed(inquiry()).reason());
    }

    @Test
    void an_answer_about_other_addresses_is_none() throws IOException {
        registry.answers(ASKED, FakeRegistry.range("203.0.114.0", "203.0.114.255"));

        assertEquals("nonsense", failed(inquiry()).reason());
    }

    @Test
    void an_answer_that_is_too_large_or_too_slow_is_none() throws IOException {
        registry.answers(ASKED, FakeRegistry.says(200, " ".repeat(20_000)));
        assertEquals("unreachable", failed(inquiry()).reason());

        registry.answers(ASKED, registry.drips());
        var slow = failed(inquiry(Map.of("timeout", "500ms")));
        assertEquals("timeout", slow.reason(), slow.getMessage());
    }

    @Test
    void nobody_is_asked_over_http_or_within_our_networks_unless_we_are_told_so()
            throws IOException {
        assertEquals("plain-only", failed(inquiry(Map.of("allow-plain", "false"))).reason());

        var ours = failed(inquiry(Map.of("allow-private", "false")));
        assertTrue(ours.getMessage().contains("not on the Internet"), ours.getMessage());
        assertEquals(List.of(), registry.asked());
    }

    @Test
    void without_a_bootstrap_nobody_is_asked() throws IOException {
        assertFalse(inquiry(Map.of("bootstrap", "")).configured());
        assertTrue(inquiry().configured());
    }

    private static CouldNotAsk failed(RdapInquiry inquiry) {
        return assertThrows(CouldNotAsk.class, () -> inquiry.ask(question("203.0.113.0/24")));
    }

    private static Question question(String prefix) {
        return new Question("acme", Prefix.parse(prefix), List.of(Asn.of(64500)));
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + registry.port() + path;
    }

    private RdapInquiry inquiry() throws IOException {
        return inquiry(Map.of());
    }

    /** 203.0.113.0/24 is at 127.0.0.1, what is around it at localhost, the same server. */
    private RdapInquiry inquiry(Map<String, String> more) throws IOException {
        String services =
                """
                {"services": [[["203.0.113.0/24"], ["%s"]], [["203.0.0.0/16"], ["%s"]]]}
                """
                        .formatted(url("127.0.0.1", "/a/"), url("localhost", "/b/"));
        var file = Files.writeString(dir.resolve("ipv4.json"), services);
        var keys = new HashMap<String, String>();
        keys.put("bootstrap", file.toString());
        keys.put("allow-plain", "true");
        keys.put("allow-private", "true");
        keys.put("most-bytes", "10000");
        keys.put("timeout", "10s");
        keys.putAll(more);
        var config =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withMapping(RdapConfig.class);
        keys.forEach((key, value) -> config.withDefaultValue("peering.rdap." + key, value));
        return new RdapInquiry(config.build().getConfigMapping(RdapConfig.class), clock);
    }
}
