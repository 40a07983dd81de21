package peering.kit.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Which refusals an operation may answer with, by what it takes and does; all have the form of RFC
 * 9457.
 */
final class Refusals {
    private static final String PROBLEM = "Problem";
    private static final String TYPE = "application/problem+json";

    /** The library's own descriptions of problems; ours is in their place. */
    private static final List<String> REPLACED =
            List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("400", "A field or parameter, or the body itself, cannot be read."),
                    Map.entry("401", "No valid bearer token."),
                    Map.entry("403", "The token's roles do not allow this."),
                    Map.entry("404", "There is no such thing, or it is not yours."),
                    Map.entry("406", "Something else than JSON was asked for."),
                    Map.entry("409", "The present state does not allow this."),
                    Map.entry("412", "It was changed since you read it (If-Match)."),
                    Map.entry("413", "The body is too large."),
                    Map.entry("415", "The body has a content type that is not read."),
                    Map.entry("422", "Readable, but it names what does not exist or may not be."),
                    Map.entry("503", "The service cannot answer at the moment; try again."));

    Refusals(Components parts) {
        REPLACED.forEach(parts::removeSchema);
        parts.addSchema(PROBLEM, problem());
        MEANINGS.forEach((status, meaning) -> parts.addResponse(name(status), response(meaning)));
        parts.setResponses(sorted(parts.getResponses()));
    }

    /** Adds what is missing; an operation's own words on a status stay, with the form added. */
    void describe(HttpMethod method, String path, Operation operation) {
        var responses = operation.getResponses();
        if (responses == null) {
            responses = OASFactory.createAPIResponses();
            operation.setResponses(responses);
        }
        for (String status : statuses(method, path, operation)) {
            var said = responses.getAPIResponse(status);
            if (said == null || isOfTheFramework(said)) {
                responses.addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .ref("#/components/responses/" + name(status)));
            }
        }
        responses
                .getAPIResponses()
                .forEach((status, said) -> {
                    boolean refusal = status.startsWith("4") || status.startsWith("5");
                    if (refusal && said.getRef() == null) said.setContent(content());
                });
    }

    private static boolean isOfTheFramework(APIResponse said) {
        return Set.of("Not Authorized", "Not Allowed", "Bad Request")
                .contains(String.valueOf(said.getDescription()));
    }

    private static Set<String> statuses(HttpMethod method, String path, Operation operation) {
        boolean body = operation.getRequestBody() != null;
        boolean named = path.contains("{");
        boolean changes = method != HttpMethod.GET && method != HttpMethod.HEAD;
        var statuses = new TreeSet<>(Set.of("401", "406", "503"));
        if (hasRoles(operation)) statuses.add("403");
        if (body || takesAny(operation, Parameter.In.QUERY) || changes) statuses.add("400");
        if (named || namesSomething(operation)) statuses.add("404");
        if (changes) statuses.addAll(Set.of("409", "413"));
        if (changes && named) statuses.add("412");
        if (body) statuses.addAll(Set.of("415", "422"));
        return statuses;
    }

    private static boolean hasRoles(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream()
                        .flatMap(required -> required.getSchemes().values().stream())
                        .anyMatch(roles -> !roles.isEmpty());
    }

    private static boolean takesAny(Operation operation, Parameter.In where) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> one.getIn() == where);
    }

    /** A filter by an id that was never given out names what is not there. */
    private static boolean namesSomething(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(one -> one.getName() != null && one.getName().endsWith("Id"));
    }

    private static String name(String status) {
        return "Refused" + status;
    }

    private static APIResponse response(String meaning) {
        return OASFactory.createAPIResponse().description(meaning).content(content());
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        TYPE,
                        OASFactory.createMediaType()
                                .schema(
                                        OASFactory.createSchema()
                                                .ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema problem() {
        var error =
                object("What is wrong with one field.")
                        .addProperty(
                                "field", text("Its path in the body, or the parameter's name."))
                        .addProperty("message", text("What is wrong."))
                        .addProperty("remedy", text("What to send instead."));
        return object("Why a request was refused (RFC 9457); docs/problems.md lists all types.")
                .addProperty("type", text("Permanent; programs may branch on it."))
                .addProperty("title", text("The same for every problem of the type."))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What to do about this one."))
                .addProperty("instance", text("The path that was asked for."))
                .addProperty(
                        "errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .required(List.of("type", "title", "status", "detail"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(Boolean.TRUE));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Map<String, APIResponse> sorted(Map<String, APIResponse> responses) {
        Map<String, APIResponse> sorted = new LinkedHashMap<>();
        responses.keySet().stream().sorted().forEach(name -> sorted.put(name, responses.get(name)));
        return sorted;
    }
}
