package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/** CloudEvents 1.0.2, its HTTP binding and the severity extension. */
class CloudEventsFormTest {
    @Test
    void structured_holds_attributes_and_data_in_one_object() throws Exception {
        var notice = Notices.hijack(Transition.OPENED);

        var body = Format.CloudEvents.of("dlv_1", notice);

        assertEquals(
                FactJson.MAPPER.readTree(
                        """
                        {"specversion": "1.0", "id": "dlv_1", "source": "/api/alerting/v1",
                         "type": "route.anomaly.opened", "time": "2018-04-24T11:05:41Z",
                         "subject": "205.251.192.0/23", "datacontenttype": "application/json",
                         "severitytext": "Critical", "severitynumber": 18,
                         "data": {"alertId": "alr_1",
                                  "note": "AS10297 originates 205.251.192.0/24, which only AS16509 may."}}
                        """),
                Notices.json(body));
        assertTrue(body.headers().isEmpty());
    }

    @Test
    void binary_holds_attributes_in_headers_and_the_data_alone_in_the_body() throws Exception {
        var notice = Notices.hijack(Transition.RESOLVED);

        var body = Format.CloudEventsBinary.of("dlv_1", notice);

        assertEquals(
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "dlv_1",
                        "ce-source", "/api/alerting/v1",
                        "ce-type", "route.anomaly.resolved",
                        "ce-time", "2018-04-24T13:03:00Z",
                        "ce-subject", "205.251.192.0/23",
                        "ce-severitytext", "Critical",
                        "ce-severitynumber", "18"),
                body.headers());
        assertEquals(
                FactJson.MAPPER.readTree(notice.message().text()).get("data"), Notices.json(body));
    }

    @ParameterizedTest
    @CsvSource({"Info, 9", "Warning, 13", "Critical, 18"})
    void severities_have_the_numbers_of_the_extension(Severity severity, int number) {
        var notice = Notices.of(TroubleKind.PrefixValidation, Transition.OPENED, severity);

        var json = Notices.json(Format.CloudEvents.of("dlv_1", notice));

        assertEquals(number, json.get("severitynumber").asInt());
    }

    /** The first is the example of the HTTP binding, 3.1.3.2. */
    @ParameterizedTest
    @CsvSource({
        "Euro € 😀, Euro%20%E2%82%AC%20%F0%9F%98%80",
        "plain/text-1.0~, plain/text-1.0~",
        "50%, 50%25",
        "a\"b, a%22b",
    })
    void header_values_are_percent_encoded(String value, String encoded) {
        assertEquals(encoded, CloudEventsBinaryForm.encoded(value));
    }

    @Test
    void no_value_can_begin_another_header() {
        String encoded = CloudEventsBinaryForm.encoded("a\r\nwebhook-id: forged\u0000\u007F");

        assertEquals("a%0D%0Awebhook-id:%20forged%00%7F", encoded);
    }

    @Test
    void a_test_and_a_group_are_of_no_single_prefix() {
        var message = TestMessage.of("end_1", Instant.EPOCH);
        var group =
                Format.CloudEventsBinary.ofGroup(
                        "dlv_1",
                        "group_1",
                        Notices.labels(),
                        java.util.List.of(Notices.hijack(Transition.OPENED)));

        assertFalse(Notices.json(Format.CloudEvents.test("dlv_1", message)).has("subject"));
        assertFalse(group.headers().containsKey("ce-subject"));
        assertEquals("alerts.group", group.headers().get("ce-type"));
    }
}
