package peering.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import peering.journeys.launch.PeeringSystem;
import peering.journeys.world.Callers;
import peering.journeys.world.Incident;
import peering.journeys.world.Peering;

/**
 * Every service in turn is killed, as {@code kill -9} does, in the middle of its work; the journey
 * ends well all the same.
 */
@ExtendWith(WholeSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurvivalTest {
    private static final String PREFIX = "99.192.128.0/17";
    private static final String HIJACKED = "99.192.200.0/24";
    private static final long OWNER = 27_589;

    private PeeringSystem system;
    private Callers callers;
    private Peering peering;
    private Hook hook;

    @BeforeAll
    void system(PeeringSystem running) {
        system = running;
        callers = new Callers(running.addresses());
        peering = new Peering(callers, "ops");
        hook = new Hook(callers.receiver(), "globex");
    }

    @Test
    void a_journey_in_which_each_service_dies_once_is_completed() throws Exception {
        var vienna = Vienna.of(peering);
        String connection =
                peering.connection(
                        "globex", "globex Vienna", vienna.partnerId(), vienna.siteId(), null);
        String key = peering.key(Vienna.PARTNER, vienna.partnerId(), PREFIX, List.of(OWNER));

        system.kill("validator");
        String prefix = peering.prefix("globex", connection, PREFIX, key);
        system.kill("registration");
        isBack("registration");
        isBack("validator");
        assertEquals("Verified", peering.judged("globex", prefix).path("standing").asText());

        peering.subscription("globex", connection, system.addresses().receiver() + "/hooks/globex");
        watched(prefix);
        var recording = Incident.route53(WholeSystem.ROOT);
        var lines = retold(Incident.risLive(recording));
        int half = lines.size() / 2;
        feed(lines.subList(0, half));
        system.kill("telemetry");
        isBack("telemetry");
        system.kill("alerting");
        feed(lines.subList(half, lines.size()));
        isBack("alerting");
        var opened = hook.await("route.anomaly.opened");
        feed(retold(Incident.aftermath(recording, "205.251.192.0/24")));
        var resolved = hook.await("route.anomaly.resolved");

        assertTrue(opened.verified() && resolved.verified());
        assertTrue(opened.body().toString().contains(HIJACKED), opened.body().toString());
        assertEquals(
                1,
                hook.of("route.anomaly.opened").stream().map(Hook.Message::id).distinct().count());
    }

    private void isBack(String service) {
        await(service + " to be back")
                .atMost(Duration.ofSeconds(120))
                .until(() -> system.isReady(service));
    }

    private void watched(String prefixId) {
        await("the telemetry-service to watch the prefix")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        callers.as("globex")
                                        .telemetry()
                                        .get("/v1/prefixes/" + prefixId + "/latency")
                                        .status()
                                == 200);
    }

    private void feed(List<String> lines) {
        callers.as("ops")
                .telemetry()
                .send("/v1/feeds/survival/ris", "application/x-ndjson", Incident.body(lines))
                .expect(200);
    }

    /** The recorded routes, told of another prefix and its owner. */
    private static List<String> retold(List<String> lines) {
        return lines.stream()
                .map(line ->
                        line.replace("\"205.251.192.0/23\"", "\"" + PREFIX + "\"")
                                .replace("\"205.251.192.0/24\"", "\"" + HIJACKED + "\"")
                                .replace(",16509]", "," + OWNER + "]"))
                .toList();
    }
}
