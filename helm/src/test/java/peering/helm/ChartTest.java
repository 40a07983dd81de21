package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart as a whole: Helm likes it, it holds what belongs to it, and its names hold. */
class ChartTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("peering.helm.Chart#situations")
    void helm_has_nothing_to_say_against_it(Path values) throws IOException {
        var chart = copyWithValues(values);

        var lint = new Helm(chart).lint().strict().call();

        assertFalse(lint.isFailed(), () -> String.join("\n", lint.getMessages()));
        assertEquals(
                List.of("[INFO] Chart.yaml: icon is recommended"),
                lint.getMessages().stream().map(String::strip).toList());
    }

    @Test
    void helm_would_have_said_it() throws IOException {
        var chart = copyWithValues(Chart.situation("small"));
        Files.writeString(
                chart.resolve("templates/wrong.yaml"), "a: {{ .Values.image.regist }}: b\n");

        assertTrue(new Helm(chart).lint().strict().call().isFailed());
    }

    @Test
    void its_package_holds_the_chart_and_nothing_of_its_tests() throws Exception {
        new Helm(Chart.HOME).packageIt().withDestination(folder).call();

        var packed = new TreeSet<String>();
        for (String name : listed(folder.resolve("open-peering-service-0.1.0.tgz"))) {
            packed.add(name.replaceFirst("^open-peering-service/", "").replaceFirst("/.*", ""));
        }
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "Chart.yaml",
                                "README.md",
                                "templates",
                                "values.schema.json",
                                "values.yaml")),
                packed);
    }

    @Test
    void its_images_are_of_the_code_beside_it() {
        String version = System.getProperty("project.version").replace("-SNAPSHOT", "");

        assertEquals(version, Chart.yaml(Chart.text("Chart.yaml")).get("appVersion").asText());
    }

    @Test
    void values_can_be_read_in_one_sitting() {
        assertTrue(Chart.text("values.yaml").lines().count() < 300);
    }

    @Test
    void a_kubernetes_without_what_it_uses_is_refused() {
        var small = List.of(Chart.situation("small"));

        var refused =
                assertThrows(
                        IllegalStateException.class, () -> Chart.render("demo", "1.29.9", small));

        assertTrue(refused.getMessage().contains("kubeVersion"), refused.getMessage());
    }

    @Test
    void the_longest_release_name_leaves_five_names_that_dns_takes() {
        var small = List.of(Chart.situation("small"));

        var services = Manifests.read(Chart.render("r".repeat(53), small)).byName(Service.class);

        assertEquals(5, services.size());
        services.keySet().forEach(name -> assertTrue(name.length() <= 63, name));
    }

    @Test
    void a_release_may_be_named_with_digits() {
        String rendered = Chart.render("7", List.of(Chart.situation("full")));

        for (String document : Manifests.documents(rendered)) {
            var instance = Chart.yaml(document).at("/metadata/labels/app.kubernetes.io~1instance");
            assertTrue(instance.isTextual(), document);
        }
    }

    /** Helm's linter reads the chart's own values only, so a situation has to become that. */
    private Path copyWithValues(Path values) throws IOException {
        var chart = folder.resolve("open-peering-service");
        for (String part : List.of("Chart.yaml", "values.schema.json", "templates")) {
            copy(Chart.HOME.resolve(part), chart.resolve(part));
        }
        var whole = Chart.merged(Chart.text("values.yaml"), Files.readString(values));
        Files.writeString(chart.resolve("values.yaml"), whole.toString());
        return chart;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private List<String> listed(Path archive) throws Exception {
        var names = folder.resolve("names");
        var tar =
                new ProcessBuilder("tar", "tzf", archive.toString())
                        .redirectOutput(names.toFile())
                        .redirectErrorStream(true)
                        .start();
        assertTrue(tar.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, tar.exitValue(), Files.readString(names));
        return Files.readAllLines(names);
    }
}
