package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/** Events API v2. */
class PagerDutyFormTest {
    private static final String KEY = "0123456789abcdefABCDEF0123456789";

    @Test
    void a_trouble_triggers_an_incident_under_its_identity() throws Exception {
        var json = Notices.json(Format.PagerDuty.of("dlv_1", Notices.hijack(Transition.OPENED)));

        assertEquals(
                FactJson.MAPPER.readTree(
                        """
                        {"event_action": "trigger", "dedup_key": "anm_of_alr_1",
                         "payload": {
                           "summary": "Critical: route anomaly opened, 205.251.192.0/23: AS10297 originates 205.251.192.0/24, which only AS16509 may.",
                           "source": "205.251.192.0/23", "severity": "critical",
                           "timestamp": "2018-04-24T11:05:41Z", "component": "con_1", "group": "acme",
                           "class": "route anomaly",
                           "custom_details": {"alertId": "alr_1",
                             "note": "AS10297 originates 205.251.192.0/24, which only AS16509 may."}},
                         "client": "Open Peering Service",
                         "client_url": "https://portal.example.org/alerts/alr_1",
                         "links": [{"href": "https://portal.example.org/alerts/alr_1",
                                    "text": "Alert in the portal"}]}
                        """),
                json);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, trigger",
        "UPDATED, trigger",
        "REMINDED, trigger",
        "ACKNOWLEDGED, acknowledge",
        "RESOLVED, resolve",
    })
    void transitions_move_the_same_incident(Transition transition, String action) {
        var json = Notices.json(Format.PagerDuty.of("dlv_9", Notices.hijack(transition)));

        assertEquals(action, json.get("event_action").asText());
        assertEquals("anm_of_alr_1", json.get("dedup_key").asText());
    }

    @ParameterizedTest
    @CsvSource({"Info, info", "Warning, warning", "Critical, critical"})
    void severities_are_pagerdutys_words(Severity severity, String word) {
        var notice = Notices.of(TroubleKind.LatencyDegradation, Transition.OPENED, severity);

        var json = Notices.json(Format.PagerDuty.of("dlv_1", notice));

        assertEquals(word, json.at("/payload/severity").asText());
    }

    @Test
    void its_limits_are_kept() {
        var body = Format.PagerDuty.of("dlv_1", Notices.largest("alr_1"));

        var json = Notices.json(body);
        assertEquals(255, json.get("dedup_key").asText().length());
        assertTrue(json.at("/payload/summary").asText().length() <= 1024);
        assertTrue(body.text().getBytes(StandardCharsets.UTF_8).length < 512 * 1024);
    }

    @Test
    void a_group_is_one_incident_that_lasts_as_long_as_one_of_it() {
        var open = Notices.hijack(Transition.OPENED);
        var over = Notices.hijack(Transition.RESOLVED);

        var some = group(List.of(over, open));
        var none = group(List.of(over, over));

        assertEquals("group_1", some.get("dedup_key").asText());
        assertEquals("trigger", some.get("event_action").asText());
        assertEquals("resolve", none.get("event_action").asText());
        assertEquals(2, some.at("/payload/custom_details/alerts").size());
    }

    @Test
    void a_test_wakes_nobody_and_touches_no_incident() {
        var json =
                Notices.json(
                        Format.PagerDuty.test("dlv_1", TestMessage.of("end_1", Instant.EPOCH)));

        assertEquals("info", json.at("/payload/severity").asText());
        assertEquals("test-dlv_1", json.get("dedup_key").asText());
    }

    @Test
    void the_routing_key_comes_in_at_departure() {
        var body = Format.PagerDuty.of("dlv_1", Notices.hijack(Transition.OPENED));

        String text = Format.PagerDuty.complete(body.text(), Optional.of(KEY));

        assertFalse(body.text().contains("routing_key"));
        var json = FactJson.read(text, com.fasterxml.jackson.databind.JsonNode.class);
        assertEquals(KEY, json.get("routing_key").asText());
        assertEquals("trigger", json.get("event_action").asText());
        assertEquals(body.text(), Format.PagerDuty.complete(body.text(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdefABCDEF012345678",
                "0123456789abcdefABCDEF01234567890",
                "0123456789abcdefABCDEF01234567-9",
                "0123456789abcdefABCDEF01234567\",",
                "0123456789abcdefABCDEF012345678\n",
            })
    void what_is_no_routing_key_is_refused_and_never_sent(String text) {
        assertTrue(Format.PagerDuty.objection(Optional.of(text)).isPresent());
        assertEquals("{}", Format.PagerDuty.complete("{}", Optional.of(text)));
    }

    @Test
    void it_cannot_do_without_one() {
        assertTrue(Format.PagerDuty.objection(Optional.empty()).isPresent());
        assertFalse(Format.PagerDuty.objection(Optional.of(KEY)).isPresent());
    }

    private static com.fasterxml.jackson.databind.JsonNode group(List<Notice> notices) {
        return Notices.json(
                Format.PagerDuty.ofGroup("dlv_1", "group_1", Notices.labels(), notices));
    }
}
