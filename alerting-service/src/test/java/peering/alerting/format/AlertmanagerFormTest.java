package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/** The body that Alertmanager's webhook_config documents, version 4. */
class AlertmanagerFormTest {
    @Test
    void an_alert_alone_is_a_group_of_its_own() throws Exception {
        var json = Notices.json(Format.Alertmanager.of("dlv_1", Notices.hijack(Transition.OPENED)));

        String labels =
                """
                {"alertname": "RouteAnomaly", "alert_id": "alr_1", "kind": "route-anomaly",
                 "severity": "critical", "organisation": "acme", "connection_id": "con_1",
                 "prefix_id": "pfx_1", "prefix": "205.251.192.0/23", "rule": "SubPrefixHijack"}\
                """;
        String annotations =
                """
                {"summary": "Critical: route anomaly opened, 205.251.192.0/23",
                 "description": "AS10297 originates 205.251.192.0/24, which only AS16509 may."}\
                """;
        assertEquals(
                FactJson.MAPPER.readTree(
                        """
                        {"version": "4", "groupKey": "{}:{alert_id=\\"alr_1\\"}", "truncatedAlerts": 0,
                         "status": "firing", "receiver": "open-peering",
                         "groupLabels": {"alert_id": "alr_1"},
                         "commonLabels": %1$s, "commonAnnotations": %2$s,
                         "externalURL": "https://portal.example.org/",
                         "notification_reason": "first notification",
                         "alerts": [{"status": "firing", "labels": %1$s, "annotations": %2$s,
                           "startsAt": "2018-04-24T11:05:41Z", "endsAt": "0001-01-01T00:00:00Z",
                           "generatorURL": "https://portal.example.org/alerts/alr_1",
                           "fingerprint": "%3$s"}]}
                        """
                                .formatted(
                                        labels,
                                        annotations,
                                        Group.sha256("anm_of_alr_1").substring(0, 16))),
                json);
    }

    @Test
    void an_end_has_its_time_and_the_same_group_and_fingerprint() {
        var opened =
                Notices.json(Format.Alertmanager.of("dlv_1", Notices.hijack(Transition.OPENED)));
        var over =
                Notices.json(Format.Alertmanager.of("dlv_2", Notices.hijack(Transition.RESOLVED)));

        assertEquals("resolved", over.get("status").asText());
        assertEquals("2018-04-24T13:03:00Z", over.at("/alerts/0/endsAt").asText());
        assertEquals(opened.get("groupKey"), over.get("groupKey"));
        assertEquals(opened.at("/alerts/0/fingerprint"), over.at("/alerts/0/fingerprint"));
    }

    @Test
    void a_group_has_in_common_what_all_have_alike() {
        var notices =
                List.of(
                        Notices.hijack(Transition.RESOLVED),
                        Notices.of(
                                "alr_2",
                                TroubleKind.LatencyDegradation,
                                Transition.OPENED,
                                Severity.Critical,
                                "slow"));

        var json =
                Notices.json(
                        Format.Alertmanager.ofGroup("dlv_1", "group_1", Notices.labels(), notices));

        assertEquals("firing", json.get("status").asText());
        assertEquals("group_1", json.get("groupKey").asText());
        assertEquals("con_1", json.at("/commonLabels/connection_id").asText());
        assertEquals("critical", json.at("/commonLabels/severity").asText());
        assertFalse(json.get("commonLabels").has("alertname"));
        assertFalse(json.get("commonAnnotations").has("description"));
        assertEquals("resolved", json.at("/alerts/0/status").asText());
        assertEquals("firing", json.at("/alerts/1/status").asText());
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 0", "130, 100, 30"})
    void a_hundred_are_told_and_the_rest_is_counted(int alerts, int told, int truncated) {
        var notices = new ArrayList<Notice>();
        for (int i = 0; i < alerts; i++) notices.add(Notices.hijack(Transition.OPENED));

        var json =
                Notices.json(
                        Format.Alertmanager.ofGroup("dlv_1", "group_1", Notices.labels(), notices));

        assertEquals(told, json.get("alerts").size());
        assertEquals(truncated, json.get("truncatedAlerts").asInt());
    }

    @Test
    void a_test_fires_nothing() {
        var message = TestMessage.of("end_1", Instant.parse("2026-01-01T00:00:00Z"));

        var json = Notices.json(Format.Alertmanager.test("dlv_1", message));

        assertEquals("resolved", json.get("status").asText());
        assertEquals("EndpointTest", json.at("/alerts/0/labels/alertname").asText());
        assertEquals("2026-01-01T00:00:00Z", json.at("/alerts/0/endsAt").asText());
    }
}
