package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.Told;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

class MessagesTest {
    private static final URI PORTAL = URI.create("https://portal.example.org");

    @ParameterizedTest
    @CsvSource({
        "RouteAnomaly, OPENED, route.anomaly.opened",
        "RouteAnomaly, UPDATED, route.anomaly.updated",
        "RouteAnomaly, RESOLVED, route.anomaly.resolved",
        "LatencyDegradation, OPENED, latency.degradation.opened",
        "LatencyDegradation, UPDATED, latency.degradation.updated",
        "LatencyDegradation, RESOLVED, latency.degradation.resolved",
        "PrefixValidation, OPENED, prefix.validation.opened",
        "PrefixValidation, UPDATED, prefix.validation.updated",
        "PrefixValidation, RESOLVED, prefix.validation.resolved",
    })
    void the_type_says_what_and_how_it_stands(
            TroubleKind kind, Transition transition, String type) {
        assertEquals(type, kind.messageType(transition));
    }

    @Test
    void an_anomaly_says_everything_that_its_evidence_says() throws Exception {
        var ended = Told.next(Told.anomaly("acme", "con_1"), Severity.Critical, State.Ended);

        var message = RouteAnomalyMessage.of(ended, "alr_1", Transition.RESOLVED, PORTAL);

        var data = FactJson.MAPPER.readTree(message.text()).get("data");
        assertEquals(Told.ENDED, message.timestamp());
        assertEquals("route-anomaly", data.get("kind").asText());
        assertEquals("SubPrefixHijack", data.get("rule").asText());
        assertEquals("2018-04-24T13:03:00Z", data.get("endedAt").asText());
        assertEquals("6881 15685 6939 10297", data.at("/evidence/observers/0/path").asText());
        assertEquals(16509, data.at("/evidence/expectedOrigins/0").asLong());
        assertEquals(0, data.at("/evidence/observersOmitted").asInt());
        assertEquals("High", data.at("/evidence/confidence").asText());
        assertEquals("rov-invalid", data.at("/evidence/grounds/0/code").asText());
        assertEquals("https://portal.example.org/alerts/alr_1", data.at("/links/alert").asText());
    }

    @Test
    void the_largest_anomaly_stays_below_20_kB_and_says_what_it_left_out() throws Exception {
        var message = RouteAnomalyMessage.of(largest(), "alr_1", Transition.OPENED, PORTAL);

        int bytes = message.text().getBytes(StandardCharsets.UTF_8).length;
        var evidence = FactJson.MAPPER.readTree(message.text()).at("/data/evidence");
        assertTrue(bytes < 20_000, bytes + " bytes");
        assertEquals(700, evidence.get("observerCount").asInt());
        assertEquals(
                700, evidence.get("observers").size() + evidence.get("observersOmitted").asInt());
        assertFalse(evidence.get("observers").isEmpty());
    }

    @Test
    void a_cut_never_splits_a_character() {
        assertEquals("ab…", Message.cut("abcdef", 3));
        assertEquals("abc", Message.cut("abc", 3));
        assertEquals("a…", Message.cut("a\uD83D\uDE00bcd", 3));
    }

    private static RouteAnomalyFact largest() {
        var observer =
                new Observer(
                        "rrc00", "2001:db8::1", 4294967295L, "4294967295 ".repeat(200), Told.SEEN);
        return new RouteAnomalyFact(
                "anm_1",
                RouteAnomalyFact.Kind.OriginHijack,
                Severity.Critical,
                State.Open,
                "pfx_1",
                "acme",
                "con_1",
                "205.251.192.0/23",
                "205.251.192.0/23",
                Optional.empty(),
                LongStream.range(4294960000L, 4294961000L).boxed().toList(),
                Collections.nCopies(50, observer),
                700,
                650,
                Told.SEEN,
                Told.SEEN,
                Told.SEEN,
                Optional.empty(),
                "ü".repeat(100_000),
                1,
                Optional.of(4294967295L),
                Optional.of(RouteAnomalyFact.Confidence.Low),
                Optional.of(
                        Collections.nCopies(20, new Evidence("rov-invalid", "ü".repeat(10_000)))));
    }
}
