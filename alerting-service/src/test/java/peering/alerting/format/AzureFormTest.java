package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/** Azure Monitor's common alert schema. */
class AzureFormTest {
    @Test
    void the_essentials_say_what_fired() throws Exception {
        var json = Notices.json(Format.Azure.of("dlv_1", Notices.hijack(Transition.OPENED)));

        assertEquals("azureMonitorCommonAlertSchema", json.get("schemaId").asText());
        assertEquals(
                FactJson.MAPPER.readTree(
                        """
                        {"alertId": "alr_1", "alertRule": "route anomaly", "severity": "Sev0",
                         "signalType": "Log", "monitorCondition": "Fired",
                         "monitoringService": "Open Peering Service",
                         "alertTargetIDs": ["pfx_1"], "configurationItems": ["205.251.192.0/23"],
                         "originAlertId": "anm_of_alr_1", "firedDateTime": "2018-04-24T11:05:41Z",
                         "description": "AS10297 originates 205.251.192.0/24, which only AS16509 may.",
                         "essentialsVersion": "1.0", "alertContextVersion": "1.0"}
                        """),
                json.at("/data/essentials"));
        assertEquals("alr_1", json.at("/data/alertContext/alertId").asText());
        assertEquals("SubPrefixHijack", json.at("/data/customProperties/rule").asText());
    }

    @Test
    void an_end_is_resolved_at_a_time() {
        var json = Notices.json(Format.Azure.of("dlv_1", Notices.hijack(Transition.RESOLVED)));

        assertEquals("Resolved", json.at("/data/essentials/monitorCondition").asText());
        assertEquals("2018-04-24T13:03:00Z", json.at("/data/essentials/resolvedDateTime").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "Info, RouteAnomaly, Sev3, Log",
        "Warning, LatencyDegradation, Sev2, Metric",
        "Critical, PrefixValidation, Sev0, Log",
    })
    void severities_and_signals_are_azures_words(
            Severity severity, TroubleKind kind, String word, String signal) {
        var json =
                Notices.json(
                        Format.Azure.of("dlv_1", Notices.of(kind, Transition.OPENED, severity)));

        assertEquals(word, json.at("/data/essentials/severity").asText());
        assertEquals(signal, json.at("/data/essentials/signalType").asText());
    }

    @Test
    void a_group_is_fired_while_one_of_it_is_open() {
        var open = Notices.hijack(Transition.OPENED);
        var over = Notices.hijack(Transition.RESOLVED);

        var some = group(List.of(open, over));
        var none = group(List.of(over));

        assertEquals("Fired", some.at("/data/essentials/monitorCondition").asText());
        assertFalse(some.at("/data/essentials").has("resolvedDateTime"));
        assertEquals("Resolved", none.at("/data/essentials/monitorCondition").asText());
        assertEquals(2, some.at("/data/alertContext/alerts").size());
    }

    @Test
    void a_test_is_resolved_and_of_the_lowest_severity() {
        var message = TestMessage.of("end_1", Instant.EPOCH);

        var essentials = Notices.json(Format.Azure.test("dlv_1", message)).at("/data/essentials");

        assertEquals("Sev4", essentials.get("severity").asText());
        assertEquals("Resolved", essentials.get("monitorCondition").asText());
    }

    private static com.fasterxml.jackson.databind.JsonNode group(List<Notice> notices) {
        return Notices.json(Format.Azure.ofGroup("dlv_1", "group_1", Notices.labels(), notices));
    }
}
