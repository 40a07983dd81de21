package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact;
import peering.kit.facts.FactJson;

/** Telemetry may be a version ahead of us while both are rolled out. */
class LaterVersionTest {
    @Test
    void a_rule_that_we_do_not_know_yet_is_told_all_the_same() throws IOException {
        String sample;
        try (var in = RouteAnomalyFact.class.getResourceAsStream("/sample/route-anomaly.v1.json")) {
            sample = new String(in.readAllBytes());
        }
        String later = sample.replace("SubPrefixHijack", "SomethingNew");
        var fact = FactJson.read(later, RouteAnomalyFact.class);

        assertEquals(RouteAnomalyFact.Kind.Unknown, fact.kind());
        var message =
                RouteAnomalyMessage.of(
                        fact, "alr_01", Transition.OPENED, URI.create("https://portal.example"));
        assertTrue(message.text().contains(fact.summary()), message.text());
    }
}
