package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import peering.contract.Trouble.Severity;

/** What holds in each of them, for each kind of trouble and each transition. */
class EveryFormatTest {
    record Case(Format format, TroubleKind kind, Transition transition, Severity severity) {}

    static Stream<Case> cases() {
        return Arrays.stream(Format.values())
                .flatMap(format ->
                        Arrays.stream(TroubleKind.values())
                                .flatMap(kind ->
                                        Arrays.stream(Transition.values())
                                                .flatMap(transition ->
                                                        Arrays.stream(Severity.values())
                                                                .map(severity ->
                                                                        new Case(
                                                                                format,
                                                                                kind,
                                                                                transition,
                                                                                severity)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says_what_happened_and_to_what(Case one) {
        var notice = Notices.of(one.kind(), one.transition(), one.severity());

        var body = one.format().of("dlv_1", notice);

        assertEquals(one.kind().messageType(one.transition()), body.type());
        assertTrue(Notices.json(body).isObject());
        assertTrue(body.text().contains(Notices.SUMMARY), body.text());
        assertEquals(body, one.format().of("dlv_1", notice), "the same bytes again");
        assertEquals(body.headers(), Body.headersOf(body.headerText()));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_largest_alert_stays_below_its_bound(Format format) {
        int bytes = bytes(format.of("dlv_1", Notices.largest("alr_1")));

        assertTrue(bytes < most(format), bytes + " bytes");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_largest_group_stays_below_its_bound_and_tells_of_some_of_it(Format format) {
        var labels = new TreeMap<>(Notices.largest("alr_1").labels());

        var body = format.ofGroup("dlv_1", "k".repeat(5000), labels, Notices.largest(1000));

        assertEquals("alerts.group", body.type());
        int most = format == Format.Alertmanager ? 2_000_000 : 2 * most(format);
        assertTrue(bytes(body) < most, bytes(body) + " bytes");
        assertTrue(body.text().contains("route anomaly") || body.text().contains("route.anomaly"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_group_of_two_names_both(Format format) {
        var notices =
                List.of(
                        Notices.hijack(Transition.OPENED),
                        Notices.of(
                                "alr_2",
                                TroubleKind.LatencyDegradation,
                                Transition.RESOLVED,
                                Severity.Warning,
                                "Round trips are well again."));

        var body = format.ofGroup("dlv_1", "group_1", Notices.labels(), notices);

        assertTrue(body.text().contains(Notices.SUMMARY), body.text());
        assertTrue(body.text().contains("Round trips are well again."), body.text());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_group_of_nothing_is_refused(Format format) {
        assertThrows(
                IllegalArgumentException.class,
                () -> format.ofGroup("dlv_1", "group_1", Notices.labels(), List.of()));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_test_says_that_it_is_one(Format format) {
        var body =
                format.test(
                        "dlv_1", TestMessage.of("end_1", Instant.parse("2026-01-01T00:00:00Z")));

        assertEquals("endpoint.test", body.type());
        assertTrue(body.text().contains("This is a test"), body.text());
    }

    @ParameterizedTest
    @CsvSource({
        "standard-webhooks, application/json",
        "cloudevents, application/cloudevents+json",
        "cloudevents-binary, application/json",
        "alertmanager, application/json",
        "pagerduty, application/json",
        "azure, application/json",
        "slack, application/json",
        "teams, application/json",
    })
    void each_has_a_word_and_a_content_type(String slug, String contentType) {
        assertEquals(slug, Format.of(slug).slug());
        assertEquals(contentType, Format.of(slug).contentType());
    }

    @Test
    void another_word_is_refused_with_those_that_there_are() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Format.of("smoke"));

        assertTrue(refused.getMessage().contains("slack, teams"), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "PagerDuty")
    void only_pagerduty_takes_a_credential(Format format) {
        String key = "0123456789abcdefABCDEF0123456789";

        assertTrue(format.objection(Optional.of(key)).isPresent());
        assertFalse(format.objection(Optional.empty()).isPresent());
        assertEquals("{}", format.complete("{}", Optional.of(key)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.org/alerts/alr_1, https://portal.example.org/",
        "https://example.org/peering/alerts/alr_1, https://example.org/peering/",
    })
    void where_the_portal_is_can_be_read_off_a_link(URI link, String base) {
        assertEquals(base, link.resolve("..").toString());
    }

    /** PagerDuty and Azure put a message of ours, below 20 kB, into an envelope. */
    private static int most(Format format) {
        return switch (format) {
            case StandardWebhooks, Teams -> Message.LARGEST;
            default -> 64_000;
        };
    }

    private static int bytes(Body body) {
        return body.text().getBytes(StandardCharsets.UTF_8).length;
    }
}
