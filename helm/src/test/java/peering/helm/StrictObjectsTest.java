package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that finds nothing proves nothing: here it has to find what was planted. */
class StrictObjectsTest {
    /** Maps whose keys are anybody's choice. */
    private static final Set<String> FREE =
            Set.of(
                    "labels",
                    "annotations",
                    "matchLabels",
                    "nodeSelector",
                    "selector",
                    "requests",
                    "limits");

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "replicaz: 2,                replicas: 2",
        "replicas: many,             replicas: 2",
        "imagePullPolice: Always,    imagePullPolicy: Always",
        "containerPort: http,        containerPort: 8083",
        "runAsNonRoot: perhaps,      runAsNonRoot: true",
        "memory: 2Gigabyte,          memory: 2Gi",
        "kind: Deploiment,           kind: Deployment",
        "apiVersion: apps/v7,        apiVersion: apps/v1",
        "storage: 20Gi2,             storage: 20Gi",
    })
    void a_planted_mistake_is_found(String mistake, String right) {
        String whole = deploymentOfTelemetry().replace("replicas: 4", "replicas: 2");
        assertTrue(whole.contains(right), right);

        assertEquals(List.of(), StrictObjects.strangersIn(whole));

        String planted = whole.replaceFirst("(?m)" + right + "\\b", mistake);

        assertEquals(1, StrictObjects.strangersIn(planted).size());
    }

    @Test
    void a_stranger_is_found_by_both_checks_wherever_it_stands() {
        var missed = new ArrayList<String>();
        int planted = 0;
        for (String document :
                Manifests.documents(Chart.render("demo", List.of(Chart.situation("full"))))) {
            for (String place : places(Chart.yaml(document), "")) {
                var tree = Chart.yaml(document);
                ((ObjectNode) tree.at(place)).put("stranger", 1);
                String name = tree.at("/kind").asText() + place;
                if (StrictObjects.strangersIn(tree.toString()).size() != 1) missed.add(name);
                if (!OpenApi.refusalOf(tree.toString()).orElse("").contains("`stranger`")) {
                    missed.add("OpenAPI: " + name);
                }
                planted++;
            }
        }

        assertEquals(List.of(), missed);
        assertTrue(planted > 400, planted + " places");
    }

    private static String deploymentOfTelemetry() {
        return Manifests.documents(Chart.render("demo", List.of(Chart.situation("full")))).stream()
                .filter(document -> document.contains("telemetry-service/deployment.yaml"))
                .findFirst()
                .orElseThrow();
    }

    /** JSON pointers of all objects in a tree whose keys are Kubernetes' own. */
    private static List<String> places(JsonNode node, String at) {
        var found = new ArrayList<String>();
        if (node.isObject()) found.add(at);
        node.properties().stream()
                .filter(field -> !freeHere(field.getKey(), field.getValue()))
                .forEach(
                        field -> found.addAll(places(field.getValue(), at + "/" + field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(places(node.get(i), at + "/" + i));
        }
        return found;
    }

    private static boolean freeHere(String key, JsonNode value) {
        return FREE.contains(key) && !value.has("matchLabels");
    }
}
