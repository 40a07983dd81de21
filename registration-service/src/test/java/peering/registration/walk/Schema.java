package peering.registration.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a value may look like (JSON Schema 2020-12, as far as our documents use it). */
public final class Schema {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final JsonNode node;
    private final OpenApi document;

    Schema(JsonNode described, OpenApi document) {
        this.document = document;
        this.node = chosen(document.resolved(described));
    }

    /** Of alternatives the first that is more than {@code null}; of a sum the sum. */
    private JsonNode chosen(JsonNode whole) {
        for (String word : List.of("anyOf", "oneOf")) {
            for (var alternative : whole.path(word)) {
                var one = document.resolved(alternative);
                if (!one.path("type").asText().equals("null")) return chosen(one);
            }
        }
        if (!whole.has("allOf")) return whole;
        var sum = MAKE.objectNode();
        whole.path("allOf").forEach(part -> sum.setAll(objectOf(document.resolved(part))));
        return sum;
    }

    private static ObjectNode objectOf(JsonNode part) {
        return part instanceof ObjectNode object ? object : MAKE.objectNode();
    }

    /** object, array, string, integer, number or boolean; "" where the document says nothing. */
    public String type() {
        var type = node.path("type");
        if (!type.isArray()) return type.asText();
        return type.valueStream()
                .map(JsonNode::asText)
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElse("");
    }

    public Map<String, Schema> properties() {
        var properties = new LinkedHashMap<String, Schema>();
        node.path("properties")
                .properties()
                .forEach(property ->
                        properties.put(
                                property.getKey(), new Schema(property.getValue(), document)));
        return properties;
    }

    public Set<String> required() {
        var names = new TreeSet<String>();
        node.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    public Optional<Schema> items() {
        return node.has("items")
                ? Optional.of(new Schema(node.path("items"), document))
                : Optional.empty();
    }

    /** What the document itself shows. */
    public Optional<JsonNode> example() {
        if (node.has("example")) return Optional.of(node.path("example"));
        for (String list : new String[] {"examples", "enum"}) {
            if (node.path(list).size() > 0) return Optional.of(node.path(list).get(0));
        }
        return node.has("default") ? Optional.of(node.path("default")) : Optional.empty();
    }

    /** Whether {@link #example} says more than {@link #valid} could make up. */
    boolean isShown() {
        return example().isPresent()
                || properties().values().stream().anyMatch(Schema::isShown)
                || items().filter(Schema::isShown).isPresent();
    }

    /** A value made of the examples: whatever is required, and whatever has an example. */
    public JsonNode valid() {
        if (example().isPresent()) return example().get().deepCopy();
        return switch (type()) {
            case "object" -> validObject();
            case "array" -> validArray();
            case "integer", "number" -> MAKE.numberNode(node.path("minimum").asLong(1));
            case "boolean" -> MAKE.booleanNode(true);
            default ->
                    MAKE.textNode(
                            node.path("format").asText().equals("date-time")
                                    ? "2026-01-01T00:00:00Z"
                                    : "x".repeat(Math.max(1, node.path("minLength").asInt())));
        };
    }

    private ObjectNode validObject() {
        var object = MAKE.objectNode();
        var required = required();
        properties()
                .forEach((name, schema) -> {
                    if (required.contains(name) || schema.isShown()) {
                        object.set(name, schema.valid());
                    }
                });
        return object;
    }

    private ArrayNode validArray() {
        var array = MAKE.arrayNode();
        items().ifPresent(items -> array.add(items.valid()));
        return array;
    }
}
