package peering.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers that the page is tested with say nothing that the services' committed descriptions do
 * not: a field that is only there would be one that the page waits for in vain.
 */
class AnswersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource({
        "connections,  registration-service, PageConnection",
        "partners,     registration-service, PagePartner",
        "sites,        registration-service, PageFoundSite",
        "prefixes,     registration-service, PageCustomerPrefix",
        "path,         registration-service, PrefixPath",
        "events,       registration-service, PagePrefixEvent",
        "latency,      telemetry-service,    Report",
        "alert,        alerting-service,     AlertDetail",
        "alerts-open,  alerting-service,     PageAlert",
        "alerts-ended, alerting-service,     PageAlert",
        "endpoints,    alerting-service,     PageEndpoint",
    })
    void an_answer_is_one_that_the_service_can_give(String answer, String service, String schema)
            throws IOException {
        var given = JSON.readTree(Path.of("src/test/resources/api", answer + ".json").toFile());

        assertEquals(List.of(), new Description(service).strangers(schema, given));
    }

    @Test
    void a_field_and_a_word_that_the_service_does_not_know_are_found() throws IOException {
        var wrong =
                JSON.readTree(
                        "{\"items\":[{\"id\":\"con_1\",\"since\":1,\"state\":\"ready\"}],\"next\":null}");

        var strangers = new Description("registration-service").strangers("PageConnection", wrong);

        assertEquals(List.of(".items[].since", ".items[].state = ready"), strangers);
    }

    /** The OpenAPI of a service, as it is committed. */
    private static final class Description {
        private final JsonNode schemas;

        Description(String service) throws IOException {
            var file = Path.of("../docs/api", service + ".yaml").toFile();
            schemas = YAML.readTree(file).at("/components/schemas");
        }

        List<String> strangers(String schema, JsonNode given) {
            assertFalse(schemas.path(schema).isMissingNode(), "no schema " + schema);
            var found = new ArrayList<String>();
            compare("", schemas.path(schema), given, found);
            return found;
        }

        private void compare(String place, JsonNode schema, JsonNode given, List<String> found) {
            if (schema.has("$ref")) {
                String name = schema.path("$ref").asText().replaceAll(".*/", "");
                compare(place, schemas.path(name), given, found);
            } else if (given.isArray()) {
                given.forEach(one -> compare(place + "[]", schema.path("items"), one, found));
            } else if (given.isObject() && schema.has("properties")) {
                fields(place, schema.path("properties"), given, found);
            } else if (schema.has("enum") && given.isTextual() && !words(schema).contains(given)) {
                found.add(place + " = " + given.asText());
            }
        }

        private void fields(String place, JsonNode known, JsonNode given, List<String> found) {
            for (var field : given.properties()) {
                String at = place + "." + field.getKey();
                if (!known.has(field.getKey())) found.add(at);
                else compare(at, known.path(field.getKey()), field.getValue(), found);
            }
        }

        private static List<JsonNode> words(JsonNode schema) {
            return schema.path("enum").valueStream().toList();
        }
    }
}
