package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is so. */
class ReadmeTest {
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- values: [^\n]*\n).*(<!-- end of values -->)");

    @Test
    void its_table_is_made_of_the_comments_in_values_yaml() throws IOException {
        String readme = Chart.text("README.md");
        String table =
                DocumentedValue.all().stream()
                        .map(DocumentedValue::row)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "| value | default | what it is |\n| --- | --- | --- |\n",
                                        "\n"));
        var place = TABLE.matcher(readme);
        assertTrue(place.find());
        String right = readme.substring(0, place.end(1)) + table + readme.substring(place.start(2));

        if (System.getProperty("contract.accept") != null) {
            Files.writeString(Chart.HOME.resolve("README.md"), right);
            readme = right;
        }

        assertEquals(right, readme);
    }

    @Test
    void its_example_installs_with_the_secrets_it_creates(@TempDir Path folder) throws IOException {
        String readme = Chart.text("README.md");
        var example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(readme);
        assertTrue(example.find());
        var values = Files.writeString(folder.resolve("my-values.yaml"), example.group(1));

        var deployments = Chart.manifests(values).of(Deployment.class);

        var asked = deployments.stream().flatMap(it -> SecretKey.askedFor(it).stream()).distinct();
        for (SecretKey key : asked.toList()) {
            String secret = key.secret().replaceFirst("^[a-z]+-db$", "\\$service-db");
            String creation =
                    "(?s)create secret generic \\Q%s\\E .{0,120}--from-literal=\\Q%s\\E="
                            .formatted(secret, key.key());
            assertTrue(Pattern.compile(creation).matcher(readme).find(), key.toString());
        }
        assertEquals(5, deployments.size());
    }

    @Test
    void it_builds_the_images_that_pods_ask_for() {
        var line = "for service in %s; do".formatted(String.join(" ", Chart.SERVICES));

        assertTrue(Chart.text("README.md").contains(line), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/", "quarkus/", "app/", "quarkus-run.jar"})
    void an_image_holds_each_part_of_a_packaged_program(String part) {
        assertTrue(Chart.text("Containerfile").contains("\nCOPY " + part + " "), part);
    }
}
