package peering.registration.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a body, of an object in it, or of the first element of a list in it.
 *
 * @param steps names, and {@code 0} for a list's first element
 */
public record Place(List<String> steps) {
    private static final String FIRST = "0";
    private static final String MARK = "@@here@@";
    private static final int DEEPEST = 6;

    /** Every field that the schema knows. */
    public static List<Place> of(Schema body) {
        var places = new ArrayList<Place>();
        collect(body, List.of(), places);
        return places;
    }

    private static void collect(Schema schema, List<String> at, List<Place> into) {
        if (!at.isEmpty()) into.add(new Place(at));
        if (at.size() >= DEEPEST) return;
        schema.properties().forEach((name, field) -> collect(field, deeper(at, name), into));
        schema.items().ifPresent(items -> collect(items, deeper(at, FIRST), into));
    }

    private static List<String> deeper(List<String> at, String step) {
        var steps = new ArrayList<>(at);
        steps.add(step);
        return List.copyOf(steps);
    }

    /**
     * The body with other text at this place.
     *
     * @param json any text; what is no JSON makes the body none
     */
    public String put(JsonNode body, String json) {
        var changed = body.deepCopy();
        var parent = parent(changed);
        if (parent instanceof ArrayNode list) {
            if (list.isEmpty()) list.add(MARK);
            else list.set(0, MARK);
        } else {
            ((ObjectNode) parent).put(steps.getLast(), MARK);
        }
        return changed.toString().replace('"' + MARK + '"', json);
    }

    /** The body without this place. */
    public String leftOut(JsonNode body) {
        var changed = body.deepCopy();
        var parent = parent(changed);
        if (parent instanceof ArrayNode list) list.removeAll();
        else ((ObjectNode) parent).remove(steps.getLast());
        return changed.toString();
    }

    /** The object or list that holds this place; what is missing on the way is made. */
    private JsonNode parent(JsonNode body) {
        var at = body;
        for (int i = 0; i < steps.size() - 1; i++) {
            boolean list = steps.get(i + 1).equals(FIRST);
            at = child(at, steps.get(i), list);
        }
        return at;
    }

    private static JsonNode child(JsonNode of, String step, boolean list) {
        if (of instanceof ArrayNode array) {
            if (array.isEmpty()) return list ? array.addArray() : array.addObject();
            return array.get(0);
        }
        var object = (ObjectNode) of;
        var there = object.get(step);
        if (there instanceof ArrayNode || there instanceof ObjectNode) return there;
        return list ? object.putArray(step) : object.putObject(step);
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
