package peering.telemetry.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true, https = false)
class ElectionTest {
    KubernetesClient kubernetes;

    record Config(
            Optional<Boolean> enabled,
            String lease,
            Optional<String> namespace,
            Duration duration,
            Duration renewWithin,
            Duration retry)
            implements ElectionConfig {
        static final Config QUICK =
                new Config(
                        Optional.empty(),
                        "telemetry-ris-live",
                        Optional.of("peering"),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200));
    }

    @Test
    void one_of_two_replicas_is_elected_and_hands_over_when_it_leaves() {
        var told = new CopyOnWriteArrayList<String>();
        var first = new LeaseElection(kubernetes, Config.QUICK, "pod-1");
        var second = new LeaseElection(kubernetes, Config.QUICK, "pod-2");

        first.stand(() -> told.add("1 on"), () -> told.add("1 off"));
        await().until(() -> told.equals(List.of("1 on")));
        second.stand(() -> told.add("2 on"), () -> told.add("2 off"));
        await().during(Duration.ofSeconds(1)).until(() -> told.equals(List.of("1 on")));
        assertEquals("pod-1", holder());
        first.withdraw();

        await().until(() -> told.contains("2 on") && told.contains("1 off"));
        await().until(() -> "pod-2".equals(holder()));
        second.withdraw();
    }

    @Test
    void alone_is_elected_at_once_outside_a_cluster() {
        var told = new CopyOnWriteArrayList<String>();

        var election = Elections.of(Config.QUICK, () -> kubernetes, Map.of());
        election.stand(() -> told.add("on"), () -> told.add("off"));
        election.withdraw();

        assertInstanceOf(Election.Alone.class, election);
        assertEquals(List.of("on"), told);
    }

    @Test
    void a_pod_elects_through_the_lease() {
        var pod = Map.of("KUBERNETES_SERVICE_HOST", "192.0.2.1", "HOSTNAME", "telemetry-0");

        assertInstanceOf(LeaseElection.class, Elections.of(Config.QUICK, () -> kubernetes, pod));
    }

    private String holder() {
        return kubernetes
                .leases()
                .inNamespace("peering")
                .withName("telemetry-ris-live")
                .get()
                .getSpec()
                .getHolderIdentity();
    }
}
