package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the chart tells a service is what the service listens for. */
class SettingsTest {

    @ParameterizedTest
    @FieldSource("peering.helm.Chart#SERVICES")
    void the_chart_sets_what_the_service_reads_and_all_that_it_must_have(String service)
            throws IOException {
        var settings = Settings.of(module(service));

        var set =
                new TreeSet<>(
                        Environment.of(
                                        Manifests.container(
                                                Chart.manifests(Chart.situation("small"))
                                                        .deployment(service)))
                                .keySet());
        set.removeIf(name -> !name.startsWith("PEERING_"));

        var unheard = new TreeSet<>(set);
        unheard.removeAll(settings.all());
        assertEquals(Set.of(), unheard, "nobody reads them");
        var silent = new TreeSet<>(settings.required());
        silent.removeAll(set);
        assertEquals(Set.of(), silent, "the service would not start");
    }

    @Test
    void what_a_validator_is_told_is_what_it_reads() throws IOException {
        var settings = Settings.of(module("prefix-validator"));
        var container =
                Manifests.container(
                        Chart.manifests(Chart.situation("full")).deployment("prefix-validator"));

        var set = Environment.of(container);
        var unheard = new TreeSet<>(set.keySet());
        unheard.removeIf(name -> !name.startsWith("PEERING_") || settings.all().contains(name));
        assertEquals(Set.of("PEERING_POLICY_WEIGH__ROV_NOT_FOUND_"), unheard);
        assertTrue(settings.all().contains("PEERING_VRPS_SLURM"));
        var files =
                container.getVolumeMounts().stream()
                        .filter(mount -> mount.getMountPath().startsWith("/files/"))
                        .toList();
        assertEquals(4, files.size());
        assertTrue(files.stream().allMatch(mount -> mount.getReadOnly()));
    }

    @ParameterizedTest
    @FieldSource("peering.helm.Chart#SERVICES")
    void the_chart_gives_the_service_its_own_port(String service) throws IOException {
        String properties = Settings.properties(module(service));

        var container =
                Manifests.container(Chart.manifests(Chart.situation("small")).deployment(service));

        int port = container.getPorts().getFirst().getContainerPort();
        assertTrue(properties.contains("\nquarkus.http.port=" + port + "\n"), properties);
    }

    @Test
    void settings_are_found_in_the_sources() throws IOException {
        var settings = Settings.of(module("portal"));

        assertEquals(Set.of("PEERING_PORTAL_SESSION_SECRET"), settings.required());
        assertTrue(settings.all().contains("PEERING_PORTAL_REGISTRATION_URL"), "of its own");
        assertTrue(settings.all().contains("PEERING_TOPICS_START_TIMEOUT"), "of all services");
    }

    private static Path module(String service) {
        var module = Chart.HOME.resolveSibling(service);
        assumeTrue(Files.isDirectory(module.resolve("src")), service + " is not in this tree");
        return module;
    }
}
