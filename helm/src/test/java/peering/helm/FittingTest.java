package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every situation: Kubernetes understands every manifest, and what names each other fits. */
class FittingTest {
    private static final String SITUATIONS = "peering.helm.Chart#situations";

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void kubernetes_understands_every_word_and_misses_none(Path situation) {
        var documents = Manifests.documents(Chart.render("demo", List.of(situation)));

        for (String document : documents) {
            assertEquals(List.of(), StrictObjects.strangersIn(document), document);
            assertEquals(Optional.empty(), OpenApi.refusalOf(document), document);
        }
        assertTrue(documents.size() >= 17, documents.size() + " documents");
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void no_two_objects_have_one_name(Path situation) {
        var names = new HashSet<String>();

        for (HasMetadata object : Chart.manifests(situation).all()) {
            String name = object.getKind() + "/" + object.getMetadata().getName();
            assertTrue(names.add(name), name);
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void each_service_has_its_deployment_service_and_account(Path situation) {
        var manifests = Chart.manifests(situation);
        var expected = Chart.SERVICES.stream().map("demo-"::concat).collect(Collectors.toSet());

        assertEquals(expected, manifests.byName(Deployment.class).keySet());
        var services = new HashSet<>(manifests.byName(Service.class).keySet());
        services.remove("demo-telemetry-service-bmp");
        assertEquals(expected, services);
        assertEquals(expected, manifests.byName(ServiceAccount.class).keySet());
        for (Deployment deployment : manifests.of(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            assertEquals(name, Manifests.pod(deployment).getServiceAccountName());
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void every_selector_meets_the_pods_of_one_deployment(Path situation) {
        var manifests = Chart.manifests(situation);

        for (Map<String, String> selector : selectors(manifests)) {
            var met =
                    manifests.of(Deployment.class).stream()
                            .filter(it -> podLabels(it).entrySet().containsAll(selector.entrySet()))
                            .toList();
            assertEquals(1, met.size(), selector.toString());
            assertEquals(
                    Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance"),
                    selector.keySet(),
                    "a selector never changes, so it holds no version");
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void every_door_leads_to_a_port_that_the_pod_has(Path situation) {
        var manifests = Chart.manifests(situation);

        for (Service service : manifests.of(Service.class)) {
            var container = Manifests.container(behind(service, manifests));
            for (ServicePort port : service.getSpec().getPorts()) {
                var named = named(port.getTargetPort().getStrVal(), container.getPorts());
                assertEquals(port.getPort(), named.getContainerPort());
            }
        }
        for (Deployment deployment : manifests.of(Deployment.class)) {
            var container = Manifests.container(deployment);
            var port = named("http", container.getPorts()).getContainerPort().toString();
            var scrape = deployment.getSpec().getTemplate().getMetadata().getAnnotations();
            assertEquals(port, Environment.of(container).get("QUARKUS_HTTP_PORT").getValue());
            if (scrape.containsKey("prometheus.io/scrape")) {
                assertEquals(port, scrape.get("prometheus.io/port"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void every_probe_asks_for_health_where_the_pod_listens(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            var container = Manifests.container(deployment);
            var asked = new ArrayList<String>();
            for (Probe probe :
                    List.of(
                            container.getStartupProbe(),
                            container.getLivenessProbe(),
                            container.getReadinessProbe())) {
                named(probe.getHttpGet().getPort().getStrVal(), container.getPorts());
                asked.add(probe.getHttpGet().getPath());
            }
            assertEquals(List.of("/q/health/live", "/q/health/live", "/q/health/ready"), asked);
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void every_mount_has_its_volume_and_every_volume_its_mount(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            var volumes = Manifests.pod(deployment).getVolumes().stream().map(Volume::getName);
            var mounts = Manifests.container(deployment).getVolumeMounts();

            assertEquals(
                    volumes.collect(Collectors.toSet()),
                    mounts.stream().map(VolumeMount::getName).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void an_ingress_leads_to_services_and_keeps_health_and_metrics_inside(Path situation) {
        var manifests = Chart.manifests(situation);
        var services = manifests.byName(Service.class);

        for (Ingress ingress : manifests.of(Ingress.class)) {
            for (var rule : ingress.getSpec().getRules()) {
                for (var path : rule.getHttp().getPaths()) {
                    var backend = path.getBackend().getService();
                    assertTrue(services.containsKey(backend.getName()), backend.getName());
                    assertEquals("http", backend.getPort().getName());
                    boolean all = path.getPath().equals("/") && path.getPathType().equals("Prefix");
                    assertFalse(all || path.getPath().startsWith("/q"), rule.getHost());
                }
            }
        }
    }

    private static List<Map<String, String>> selectors(Manifests manifests) {
        var found = new ArrayList<Map<String, String>>();
        manifests.of(Service.class).forEach(it -> found.add(it.getSpec().getSelector()));
        manifests
                .of(PodDisruptionBudget.class)
                .forEach(it -> found.add(it.getSpec().getSelector().getMatchLabels()));
        for (NetworkPolicy policy : manifests.of(NetworkPolicy.class)) {
            found.add(policy.getSpec().getPodSelector().getMatchLabels());
            policy.getSpec().getIngress().stream()
                    .flatMap(rule -> rule.getFrom().stream())
                    .map(peer -> peer.getPodSelector())
                    .filter(LabelSelector.class::isInstance)
                    .forEach(it -> found.add(it.getMatchLabels()));
        }
        for (Deployment deployment : manifests.of(Deployment.class)) {
            found.add(deployment.getSpec().getSelector().getMatchLabels());
            Manifests.pod(deployment)
                    .getTopologySpreadConstraints()
                    .forEach(it -> found.add(it.getLabelSelector().getMatchLabels()));
        }
        return found;
    }

    private static Map<String, String> podLabels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static Deployment behind(Service service, Manifests manifests) {
        return manifests.of(Deployment.class).stream()
                .filter(it ->
                        podLabels(it)
                                .entrySet()
                                .containsAll(service.getSpec().getSelector().entrySet()))
                .findFirst()
                .orElseThrow();
    }

    private static ContainerPort named(String name, List<ContainerPort> ports) {
        return ports.stream().filter(port -> port.getName().equals(name)).findFirst().orElseThrow();
    }
}
