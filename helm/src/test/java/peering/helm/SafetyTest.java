package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pod may do, and who may come to it. */
class SafetyTest {
    private static final String SITUATIONS = "peering.helm.Chart#situations";

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void no_pod_is_root_or_can_become_it(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            var pod = Manifests.pod(deployment).getSecurityContext();
            var container = Manifests.container(deployment).getSecurityContext();

            assertTrue(pod.getRunAsNonRoot());
            assertEquals(10001, pod.getRunAsUser());
            assertEquals("RuntimeDefault", pod.getSeccompProfile().getType());
            assertFalse(container.getAllowPrivilegeEscalation());
            assertEquals(List.of("ALL"), container.getCapabilities().getDrop());
            assertEquals(List.of(), container.getCapabilities().getAdd());
        }
    }

    @Test
    void the_image_runs_as_the_user_that_the_pod_names() {
        assertTrue(Chart.text("Containerfile").lines().anyMatch("USER 10001:10001"::equals));
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void a_pod_writes_to_tmp_and_its_state_only(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            var container = Manifests.container(deployment);
            assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());

            var writable =
                    container.getVolumeMounts().stream()
                            .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                            .map(VolumeMount::getMountPath)
                            .collect(Collectors.toSet());
            boolean telemetry = container.getName().equals("telemetry-service");
            assertEquals(telemetry ? Set.of("/tmp", "/state") : Set.of("/tmp"), writable);
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void every_image_has_a_version_and_every_pod_a_limit(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            var container = Manifests.container(deployment);

            assertTrue(
                    container.getImage().matches(".+/" + container.getName() + ":0\\.1\\.0(-3)?"),
                    container.getImage());
            assertTrue(container.getResources().getLimits().containsKey("memory"));
            assertTrue(container.getResources().getRequests().containsKey("cpu"));
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void only_telemetry_speaks_with_kubernetes_and_only_of_leases(Path situation) {
        var manifests = Chart.manifests(situation);

        for (Deployment deployment : manifests.of(Deployment.class)) {
            boolean telemetry =
                    Manifests.container(deployment).getName().equals("telemetry-service");
            assertEquals(telemetry, Manifests.pod(deployment).getAutomountServiceAccountToken());
        }
        var rule = manifests.of(Role.class).getFirst().getRules().getFirst();
        assertEquals(List.of("coordination.k8s.io"), rule.getApiGroups());
        assertEquals(List.of("leases"), rule.getResources());
        assertEquals(
                Set.of("get", "list", "watch", "create", "update", "patch"),
                Set.copyOf(rule.getVerbs()));
        var binding = manifests.of(RoleBinding.class).getFirst();
        assertEquals("demo-telemetry-service", binding.getRoleRef().getName());
        assertEquals("demo-telemetry-service", binding.getSubjects().getFirst().getName());
        assertEquals("peering", binding.getSubjects().getFirst().getNamespace());
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void kubernetes_adds_no_variables_that_look_like_settings(Path situation) {
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            assertFalse(Manifests.pod(deployment).getEnableServiceLinks());
        }
    }

    @ParameterizedTest
    @MethodSource(SITUATIONS)
    void what_is_secret_comes_from_a_secret(Path situation) {
        var secret = Pattern.compile("PASSWORD|SECRET|_KEY$|JAAS");
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            Environment.of(Manifests.container(deployment)).values().stream()
                    .filter(variable -> secret.matcher(variable.getName()).find())
                    .forEach(it -> assertTrue(it.getValueFrom().getSecretKeyRef() != null));
        }
    }

    @Test
    void telemetry_keeps_its_state_where_it_is_told_to() {
        var onNode = state(Chart.manifests(Chart.situation("small")));
        var onClaim = state(Chart.manifests(Chart.situation("full")));

        assertEquals("4Gi", onNode.getEmptyDir().getSizeLimit().toString());
        var claim = onClaim.getEphemeral().getVolumeClaimTemplate().getSpec();
        assertEquals("fast", claim.getStorageClassName());
        assertEquals("20Gi", claim.getResources().getRequests().get("storage").toString());
        assertTrue(streamsOptions().contains(" -Dkafka-streams.state.dir=/state"));
    }

    @Test
    void a_closed_network_lets_the_portal_to_the_apis_and_people_to_the_portal() {
        var policies = Chart.manifests(Chart.situation("elsewhere")).byName(NetworkPolicy.class);

        assertEquals(Chart.SERVICES.size(), policies.size());
        for (String service : Chart.SERVICES) {
            var rule = policies.get("demo-" + service).getSpec().getIngress().getFirst();
            var let =
                    rule.getFrom().stream()
                            .map(peer -> peer.getPodSelector().getMatchLabels())
                            .map(labels -> labels.get("app.kubernetes.io/name"))
                            .toList();
            assertEquals(service.equals("portal") ? List.of() : List.of("portal"), let, service);
        }
    }

    @Test
    void routers_have_a_door_of_their_own_where_it_is_wanted_and_nobody_else_does() {
        var full = Chart.manifests(Chart.situation("full"));
        var small = Chart.manifests(Chart.situation("small"));

        var door = full.byName(Service.class).get("demo-telemetry-service-bmp").getSpec();
        assertEquals("LoadBalancer", door.getType());
        assertEquals("Local", door.getExternalTrafficPolicy());
        var env = Environment.of(Manifests.container(full.deployment("telemetry-service")));
        assertEquals("11019", env.get("PEERING_BMP_PORT").getValue());
        assertEquals("192.0.2.0/24,2001:db8::/32", env.get("PEERING_BMP_ALLOWED").getValue());
        assertTrue(streamsOptions().contains(" -Dpeering.bmp.tls=bmp "), streamsOptions());
        var let =
                full
                        .byName(NetworkPolicy.class)
                        .get("demo-telemetry-service")
                        .getSpec()
                        .getIngress()
                        .getLast()
                        .getFrom()
                        .stream()
                        .map(peer -> peer.getIpBlock().getCidr())
                        .toList();
        assertEquals(List.of("192.0.2.0/24", "2001:db8::/32"), let);
        assertEquals(Set.of(), doors(small));
        assertEquals(
                1, Manifests.container(small.deployment("telemetry-service")).getPorts().size());
    }

    private static Set<String> doors(Manifests manifests) {
        return manifests.byName(Service.class).keySet().stream()
                .filter(name -> name.endsWith("-bmp"))
                .collect(Collectors.toSet());
    }

    private static String streamsOptions() {
        var telemetry = Chart.manifests(Chart.situation("full")).deployment("telemetry-service");
        return Environment.of(Manifests.container(telemetry)).get("JDK_JAVA_OPTIONS").getValue();
    }

    private static Volume state(Manifests manifests) {
        return Manifests.pod(manifests.deployment("telemetry-service")).getVolumes().stream()
                .filter(volume -> volume.getName().equals("state"))
                .findFirst()
                .orElseThrow();
    }
}
