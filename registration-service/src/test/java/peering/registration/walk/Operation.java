package peering.registration.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One method of one path.
 *
 * @param path with its parameters in braces
 * @param bodies by content type; empty if it takes none
 * @param described the operation's object in the document
 */
public record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, Body> bodies,
        JsonNode described) {
    public static final String JSON = "application/json";

    /**
     * @param in path, query or header
     */
    public record Parameter(String name, String in, boolean required, Schema schema) {}

    /**
     * @param example of the whole body; missing if the document has none
     */
    public record Body(Schema schema, JsonNode example) {
        /** A body that the document itself calls valid. */
        public JsonNode valid() {
            return example.isMissingNode() ? schema.valid() : example;
        }
    }

    public Optional<Body> json() {
        return Optional.ofNullable(bodies.get(JSON));
    }

    public List<Parameter> parameters(String in) {
        return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
    }

    /** Who may call it; empty if everybody with a token may. */
    public Set<String> roles() {
        var roles = new TreeSet<String>();
        described
                .path("security")
                .forEach(alternative ->
                        alternative.forEach(
                                scopes -> scopes.forEach(role -> roles.add(role.asText()))));
        return roles;
    }

    /** Status codes that the document says it may answer with. */
    public Set<String> answers() {
        var statuses = new TreeSet<String>();
        described.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** Method and path, for people and for lists in tests. */
    public String name() {
        return method + " " + path;
    }

    @Override
    public String toString() {
        return name();
    }
}
