package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.registration.walk.Attempt;
import peering.registration.walk.OpenApi;
import peering.registration.walk.Operation;
import peering.registration.walk.Wire;
import peering.stack.TestStack;

/** What the OpenAPI document promises is whole, and its examples are true. */
@WalkTest
class OpenApiQualityTest {
    /** What a prefix that was never Verified does not have. */
    private static final Set<String> NOT_YET = Set.of("/problems/no-path");

    /** One of several ways to say where, of which one is needed. */
    private static final Set<String> PLACES = Set.of("near");

    private OpenApi document;

    @BeforeEach
    void document() {
        document = Tenant.document();
        Tenant.victim(); // before the examples make something that stands in its way
    }

    @Test
    void every_operation_says_how_it_refuses() {
        var missing = new ArrayList<String>();
        for (var operation : document.operations()) {
            var expected = new TreeSet<>(Set.of("401", "503"));
            if (!operation.roles().isEmpty()) expected.add("403");
            if (!operation.parameters("path").isEmpty()) expected.add("404");
            if (!operation.bodies().isEmpty())
                expected.addAll(Set.of("400", "409", "413", "415", "422"));
            expected.removeAll(operation.answers());
            if (!expected.isEmpty()) missing.add(operation + " lacks " + expected);
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void every_refusal_has_the_form_of_a_problem() {
        var wrong = new ArrayList<String>();
        for (var operation : document.operations()) {
            for (String status : operation.answers()) {
                if (status.startsWith("2")) continue;
                var content =
                        document.resolved(operation.described().path("responses").path(status));
                String schema =
                        content.at("/content/application~1problem+json/schema/$ref").asText();
                if (!schema.equals("#/components/schemas/Problem"))
                    wrong.add(operation + " " + status);
            }
        }

        assertEquals(List.of(), wrong);
        assertEquals(
                "[\"type\",\"title\",\"status\",\"detail\"]",
                document.at("/components/schemas/Problem/required").toString());
    }

    @Test
    void every_operation_needs_a_bearer_token() {
        assertEquals("http", document.at("/components/securitySchemes/bearer/type").asText());
        for (var operation : document.operations()) {
            var needed = operation.described().path("security");
            assertEquals(1, needed.size(), operation.name());
            assertTrue(needed.get(0).has("bearer"), operation.name());
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        var dead = new ArrayList<String>();
        collectDead(document.at(""), dead);

        assertEquals(List.of(), dead);
    }

    private void collectDead(JsonNode node, List<String> dead) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#") && document.at(reference.substring(1)).isMissingNode()) {
            dead.add(reference);
        }
        node.forEach(child -> collectDead(child, dead));
    }

    @Test
    void every_body_has_an_example_that_the_service_takes() {
        var tenant = Tenant.reader();
        var wire = new Wire(RestAssured.baseURI + ":" + RestAssured.port, TestStack::token);
        var wrong = new ArrayList<String>();
        int accepted = 0;
        int shown = 0;
        for (var operation : document.operations()) {
            if (operation.json().isEmpty()) continue;
            if (operation.json().get().example().isMissingNode())
                wrong.add("no example: " + operation);
            boolean taken = false;
            var faults = new ArrayList<String>();
            for (var as : tenant.clients(operation)) {
                var attempt = example(operation, tenant, as);
                var answer = wire.send(attempt);
                String fault = faults(operation, answer);
                if (!fault.isEmpty()) faults.add(fault + attempt + "\n    -> " + answer);
                taken |= !answer.isRefusal();
            }
            if (faults.size() == tenant.clients(operation).size()) wrong.addAll(faults);
            shown++;
            if (taken) accepted++;
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(
                3 * accepted >= shown,
                "only " + accepted + " of " + shown + " examples were taken");
    }

    /** Nobody may be told that the example cannot be read, or what is not documented. */
    private static String faults(Operation operation, Wire.Answer answer) {
        String faults = DocumentedProblems.faults(answer);
        if (!operation.answers().contains("" + answer.status())) faults += "undocumented; ";
        return answer.status() == 400 ? faults + "an example that cannot be read; " : faults;
    }

    private Attempt example(Operation operation, Tenant tenant, Api as) {
        return Attempt.of(operation, as.client(), tenant.path(operation, document))
                .saying("the document's example")
                .with(Bodies.of(operation, tenant).toString());
    }

    /** Two resources may each be in order and yet stand in one another's way. */
    @Test
    void everything_that_can_be_read_is_there_for_whom_it_belongs_to() {
        var tenant = Tenant.victim();
        var wire = new Wire(RestAssured.baseURI + ":" + RestAssured.port, TestStack::token);
        var wrong = new ArrayList<String>();
        for (var operation : document.operations()) {
            if (!operation.method().equals("GET")) continue;
            var attempt =
                    Attempt.of(
                            operation,
                            tenant.client(operation).client(),
                            tenant.path(operation, document) + needed(operation, tenant));
            var answer = wire.send(attempt);
            if (answer.status() != 200 && !NOT_YET.contains(answer.json().path("type").asText())) {
                wrong.add(attempt + "\n    -> " + answer);
            }
        }

        assertEquals("", String.join("\n", wrong));
    }

    /** Query parameters that have to be there, as the document shows them. */
    private static String needed(Operation operation, Tenant tenant) {
        return operation.parameters("query").stream()
                .filter(one -> one.required() || PLACES.contains(one.name()))
                .map(one -> one.name() + "=" + shown(one, tenant))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String shown(Operation.Parameter parameter, Tenant tenant) {
        String own = tenant.own(parameter.name());
        String value = own != null ? own : parameter.schema().valid().asText();
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Test
    void an_example_has_only_fields_that_there_are() {
        for (var operation : document.operations()) {
            operation
                    .json()
                    .ifPresent(body ->
                            fitting(body.valid(), body.schema().properties().keySet(), operation));
        }
    }

    private static void fitting(JsonNode example, Set<String> fields, Operation operation) {
        if (example instanceof ArrayNode || fields.isEmpty()) return;
        var unknown = new TreeSet<String>();
        ((ObjectNode) example).fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(fields);
        assertEquals(Set.of(), unknown, operation.name());
    }
}
