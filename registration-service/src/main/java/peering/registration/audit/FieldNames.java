package peering.registration.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import peering.kit.facts.FactJson;

/** The trail's rows have the columns' names; people know the fields of the API. */
final class FieldNames {
    private FieldNames() {}

    /**
     * @param row a JSON object with names such as {@code primary_site_id}, or null
     * @return the same with names such as {@code primarySiteId}, or null
     */
    static JsonNode ofPeople(String row) {
        if (row == null) return null;
        var fields = JsonNodeFactory.instance.objectNode();
        for (var field : read(row).properties()) {
            fields.set(camelCase(field.getKey()), field.getValue());
        }
        return fields;
    }

    static String camelCase(String column) {
        var name = new StringBuilder();
        boolean capital = false;
        for (char letter : column.toCharArray()) {
            if (letter != '_') name.append(capital ? Character.toUpperCase(letter) : letter);
            capital = letter == '_';
        }
        return name.toString();
    }

    private static JsonNode read(String row) {
        try {
            return FactJson.MAPPER.readTree(row);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the trail holds a row that is no JSON", foreign);
        }
    }
}
