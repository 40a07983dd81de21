package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

class GroupMessageTest {
    @Test
    void each_alert_is_told_as_it_would_be_alone() throws Exception {
        var open = Notices.hijack(Transition.OPENED);
        var over = Notices.hijack(Transition.RESOLVED);

        var message = GroupMessage.of(group(List.of(open, over)));

        var json = FactJson.MAPPER.readTree(message.text());
        assertEquals("alerts.group", json.get("type").asText());
        assertEquals("2018-04-24T13:03:00Z", json.get("timestamp").asText());
        assertEquals("group_1", json.at("/data/groupKey").asText());
        assertEquals("con_1", json.at("/data/groupLabels/connection_id").asText());
        assertEquals(0, json.at("/data/omitted").asInt());
        assertEquals(FactJson.MAPPER.readTree(open.message().text()), json.at("/data/alerts/0"));
        assertEquals(FactJson.MAPPER.readTree(over.message().text()), json.at("/data/alerts/1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "1000, 10"})
    void what_is_too_large_is_told_in_short_and_the_rest_is_counted(int alerts, int toldAtLeast)
            throws Exception {
        var message = GroupMessage.of(group(Notices.largest(alerts)));

        var data = FactJson.MAPPER.readTree(message.text()).get("data");
        assertTrue(Message.fits(message.text()));
        assertTrue(data.get("alerts").size() >= toldAtLeast, data.get("alerts").size() + " told");
        assertEquals(alerts, data.get("alerts").size() + data.get("omitted").asInt());
    }

    @Test
    void in_short_an_alert_still_says_where_the_rest_is() throws Exception {
        var message = GroupMessage.of(group(Notices.largest(3)));

        var alert = FactJson.MAPPER.readTree(message.text()).at("/data/alerts/0");
        assertEquals("route.anomaly.opened", alert.get("type").asText());
        assertEquals("Critical", alert.at("/data/severity").asText());
        assertEquals(
                "https://portal.example.org/alerts/alr_0", alert.at("/data/links/alert").asText());
    }

    /** The rows: open and severe, over and not. */
    @ParameterizedTest
    @CsvSource({
        "OPENED, Info, OPENED, Warning, Warning, false",
        "OPENED, Info, RESOLVED, Critical, Info, false",
        "RESOLVED, Info, RESOLVED, Critical, Critical, true",
    })
    void a_group_is_as_severe_as_the_worst_that_is_open(
            Transition first,
            Severity firstSeverity,
            Transition second,
            Severity secondSeverity,
            Severity severity,
            boolean over) {
        var group =
                group(
                        List.of(
                                Notices.of(TroubleKind.RouteAnomaly, first, firstSeverity),
                                Notices.of(TroubleKind.RouteAnomaly, second, secondSeverity)));

        assertEquals(severity, group.severity());
        assertEquals(over, group.over());
    }

    @Test
    void long_identities_keep_their_difference() {
        String common = "k".repeat(400);

        String one = Group.shortened(common + "1", 255);

        assertEquals(255, one.length());
        assertNotEquals(one, Group.shortened(common + "2", 255));
        assertEquals("short", Group.shortened("short", 255));
    }

    @Test
    void labels_are_bounded_in_number_and_length() {
        var labels = Group.bounded(Notices.largest("alr_1").labels());

        assertEquals(Group.MOST_LABELS, labels.size());
        assertFalse(labels.values().stream().anyMatch(value -> value.length() > 200));
        assertTrue(labels.containsKey("connection_id"));
    }

    private static Group group(List<Notice> notices) {
        return new Group("group_1", Notices.labels(), notices);
    }
}
