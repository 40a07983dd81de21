package peering.kit.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** An example of a whole JSON body, made of the examples that stand at its fields. */
final class BodyExamples {
    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int DEEPEST = 8;

    private final Components parts;

    BodyExamples(Components parts) {
        this.parts = parts;
    }

    /** An example that the resource itself gives is left alone. */
    void show(Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        var body = operation.getRequestBody().getContent().getMediaType(JSON);
        if (body == null || body.getSchema() == null) return;
        boolean shown = body.getExamples() != null && !body.getExamples().isEmpty();
        if (shown || body.getExample() != null) return;
        example(body.getSchema(), DEEPEST).ifPresent(body::setExample);
    }

    private Optional<Object> example(Schema schema, int deeper) {
        if (schema == null || deeper == 0) return Optional.empty();
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return Optional.ofNullable(schema.getExamples().getFirst());
        }
        if (schema.getRef() != null) return example(named(schema.getRef()), deeper - 1);
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return Optional.of(schema.getEnumeration().getFirst());
        }
        if (schema.getProperties() != null) return Optional.of(fields(schema, deeper));
        if (schema.getItems() != null) {
            return example(schema.getItems(), deeper - 1).map(List::of);
        }
        return alternative(schema, deeper);
    }

    /** Of alternatives the first that has an example: the others are {@code null}. */
    private Optional<Object> alternative(Schema schema, int deeper) {
        for (var alternatives :
                java.util.Arrays.asList(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())) {
            if (alternatives == null) continue;
            for (var one : alternatives) {
                var found = example(one, deeper - 1);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private Map<String, Object> fields(Schema object, int deeper) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.getProperties()
                .forEach((name, field) ->
                        example(field, deeper - 1).ifPresent(value -> fields.put(name, value)));
        return fields;
    }

    private Schema named(String reference) {
        if (parts.getSchemas() == null) return null;
        return parts.getSchemas()
                .get(
                        reference.startsWith(SCHEMAS)
                                ? reference.substring(SCHEMAS.length())
                                : reference);
    }
}
