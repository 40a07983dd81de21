package peering.registration.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An OpenAPI 3.1 document, read as a client reads it. */
public final class OpenApi {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String LOCAL = "#/";

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /**
     * @param json the whole document
     */
    public static OpenApi of(String json) {
        try {
            return new OpenApi(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the OpenAPI document is not JSON", e);
        }
    }

    /** In the order of the document. */
    public List<Operation> operations() {
        var all = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    all.add(operation(method.getKey(), path.getKey(), path.getValue()));
                }
            }
        }
        return all;
    }

    /** What stands at a place of the document, such as {@code /components/securitySchemes}. */
    public JsonNode at(String pointer) {
        return document.at(pointer);
    }

    private Operation operation(String method, String path, JsonNode shared) {
        var described = shared.path(method);
        var parameters = new ArrayList<Operation.Parameter>();
        for (var list : List.of(shared.path("parameters"), described.path("parameters"))) {
            list.forEach(parameter -> parameters.add(parameter(resolved(parameter))));
        }
        var bodies = new LinkedHashMap<String, Operation.Body>();
        resolved(described.path("requestBody"))
                .path("content")
                .properties()
                .forEach(content -> bodies.put(content.getKey(), body(content.getValue())));
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT), path, parameters, bodies, described);
    }

    private Operation.Parameter parameter(JsonNode described) {
        return new Operation.Parameter(
                described.path("name").asText(),
                described.path("in").asText(),
                described.path("required").asBoolean(),
                new Schema(described.path("schema"), this));
    }

    private Operation.Body body(JsonNode content) {
        JsonNode example = content.path("example");
        if (example.isMissingNode()) {
            var examples = content.path("examples").valueStream().map(this::resolved).toList();
            if (!examples.isEmpty()) example = examples.getFirst().path("value");
        }
        return new Operation.Body(new Schema(content.path("schema"), this), example);
    }

    /**
     * The described thing itself, where only a reference to it stands; what stands beside the
     * reference wins (JSON Schema 2020-12, section 8.2.3.1).
     */
    public JsonNode resolved(JsonNode described) {
        String reference = described.path("$ref").asText();
        if (!reference.startsWith(LOCAL)) return described;
        var target = resolved(document.at(reference.substring(1)));
        if (!(target instanceof ObjectNode object)) return target;
        var whole = object.deepCopy();
        for (Map.Entry<String, JsonNode> beside : described.properties()) {
            if (!beside.getKey().equals("$ref")) whole.set(beside.getKey(), beside.getValue());
        }
        return whole;
    }
}
