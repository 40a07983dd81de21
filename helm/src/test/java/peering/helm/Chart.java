package peering.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart as it lies in this module, and Helm to render it. */
final class Chart {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final List<String> SERVICES =
            List.of(
                    "registration-service",
                    "prefix-validator",
                    "telemetry-service",
                    "alerting-service",
                    "portal");

    /** Helm asks no cluster here, so it has to be told. */
    private static final String KUBERNETES_VERSION = "1.35.0";

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private Chart() {}

    /** Every situation in {@code ci/}: values files that a test renders. */
    static Stream<Path> situations() throws IOException {
        try (var files = Files.list(HOME.resolve("ci"))) {
            return files.sorted().toList().stream();
        }
    }

    static Path situation(String name) {
        return HOME.resolve("ci").resolve(name + "-values.yaml");
    }

    /** A situation with one thing said otherwise. */
    static List<Path> situation(String name, Path folder, String otherwise) throws IOException {
        return List.of(
                situation(name), Files.writeString(folder.resolve("otherwise.yaml"), otherwise));
    }

    /**
     * What Helm renders.
     *
     * @throws IllegalStateException where Helm refuses the values; the message says which
     */
    static String render(String release, List<Path> values) {
        return render(release, KUBERNETES_VERSION, values);
    }

    static String render(String release, String kubernetesVersion, List<Path> values) {
        var template =
                new Helm(HOME)
                        .template()
                        .withName(release)
                        .withNamespace("peering")
                        .withKubeVersion(kubernetesVersion);
        values.forEach(template::withValuesFile);
        return template.call();
    }

    static Manifests manifests(Path... values) {
        return Manifests.read(render("demo", List.of(values)));
    }

    static JsonNode yaml(String text) {
        return KUBERNETES.unmarshal(text, JsonNode.class);
    }

    /** Values over values, as Helm lays them: maps are merged, all else is replaced. */
    static JsonNode merged(String below, String above) {
        var whole = (ObjectNode) yaml(below);
        lay(whole, yaml(above));
        return whole;
    }

    private static void lay(ObjectNode below, JsonNode above) {
        for (var entry : above.properties()) {
            if (entry.getValue().isObject()
                    && below.get(entry.getKey()) instanceof ObjectNode map) {
                lay(map, entry.getValue());
            } else {
                below.set(entry.getKey(), entry.getValue());
            }
        }
    }

    static String text(String file) {
        try {
            return Files.readString(HOME.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
