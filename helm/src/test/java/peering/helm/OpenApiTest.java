package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kubernetes' OpenAPI knows beyond the types: here it has to find what was planted. */
class OpenApiTest {
    private static final List<JsonNode> FULL =
            Manifests.documents(Chart.render("demo", List.of(Chart.situation("full")))).stream()
                    .map(Chart::yaml)
                    .toList();

    @ParameterizedTest(name = "a {0} without {2} in {1}")
    @CsvSource({
        "Deployment,    /spec,                                                 selector",
        "Deployment,    /spec,                                                 template",
        "Deployment,    /spec/template/spec,                                   containers",
        "Deployment,    /spec/template/spec/containers/0,                      name",
        "Deployment,    /spec/template/spec/containers/0/env/0,                name",
        "Deployment,    /spec/template/spec/containers/0/ports/0,              containerPort",
        "Deployment,    /spec/template/spec/containers/0/livenessProbe/httpGet, port",
        "Deployment,    /spec/template/spec/topologySpreadConstraints/0,       whenUnsatisfiable",
        "Deployment,    /spec/template/spec/volumes/0,                         name",
        "Service,       /spec/ports/0,                                         port",
        "Ingress,       /spec/rules/0/http/paths/0,                            pathType",
        "NetworkPolicy, /spec,                                                 podSelector",
        "Role,          /rules/0,                                              verbs",
        "RoleBinding,   '',                                                    roleRef",
    })
    void only_this_check_misses_a_field_that_has_to_be_there(
            String kind, String place, String field) {
        var object = first(kind);
        assertEquals(Optional.empty(), OpenApi.refusalOf(object.toString()));

        assertNotNull(((ObjectNode) object.at(place)).remove(field), "it was there");

        assertEquals(List.of(), StrictObjects.strangersIn(object.toString()));
        assertRefused("The required field `" + field + "` is not found", object);
    }

    @ParameterizedTest(name = "{1} = {2} in {0}")
    @CsvSource({
        "/spec/template/spec/containers/0,  imagePullPolice, Always, `imagePullPolice`",
        "/spec/template/spec/containers/0,  ports,           8083,   JsonArray",
        "/spec/template/spec/containers/0,  livenessProbe,   /q,     Not a JSON Object",
        "'',                                kind,            Deploy, no model V1Deploy",
        "'',                                apiVersion,      v7,     no model V7Deployment",
    })
    void a_planted_mistake_is_refused(String place, String field, String value, String why) {
        var object = first("Deployment");

        ((ObjectNode) object.at(place)).put(field, value);

        assertRefused(why, object);
    }

    @ParameterizedTest
    @CsvSource({"kind", "apiVersion"})
    void an_object_that_does_not_say_what_it_is_is_refused(String field) {
        var object = first("Deployment");

        object.remove(field);

        assertRefused("no model", object);
    }

    private static ObjectNode first(String kind) {
        return FULL.stream()
                .filter(object -> object.at("/kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private static void assertRefused(String why, JsonNode object) {
        String refusal = OpenApi.refusalOf(object.toString()).orElse("nothing refused");

        assertTrue(refusal.contains(why), refusal);
    }
}
