package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.registration.walk.Attempt;
import peering.registration.walk.Mistakes;
import peering.registration.walk.OpenApi;
import peering.registration.walk.Operation;
import peering.registration.walk.Tables;
import peering.registration.walk.Wire;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/**
 * Sends junk to every operation of the OpenAPI document, in every field, parameter and header, and
 * as whole bodies: nothing breaks, every refusal is a documented problem, and what is refused has
 * changed nothing.
 *
 * <p>{@code -Dfuzz.seconds=600} for longer, {@code -Dfuzz.seed=…} for the same once more.
 */
@WalkTest
class OpenApiFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final Duration WITHIN = Duration.ofSeconds(Long.getLong("fuzz.seconds", 50));

    /** As many as a row has fixed mistakes, and some of chance. */
    private static final int EACH = Integer.getInteger("fuzz.each", 110);

    private static final int TOLD = 25;

    private final Random chance = new Random(SEED);
    private final List<String> faults = new ArrayList<>();
    private Tables tables;
    private Map<String, String> state;
    private Wire wire;
    private OpenApi document;

    @BeforeEach
    void world() {
        document = Tenant.document();
        Tenant.fuzzer();
        tables = new Tables(TestStack.jdbcUrl(WalkTest.DATABASE), Postgres.USER, Postgres.PASSWORD);
        state = tables.state();
        wire = new Wire(RestAssured.baseURI + ":" + RestAssured.port, TestStack::token);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void junk_breaks_nothing_is_refused_properly_and_changes_nothing() {
        var rows = new ArrayList<Iterator<Attempt>>();
        document.operations().forEach(operation -> rows.addAll(rows(operation)));
        var visited = new TreeSet<String>();
        int sent = 0;
        Instant end = Instant.now().plus(WITHIN);
        for (int round = 0; round < EACH && faults.size() < TOLD; round++) {
            for (var row : rows) {
                if (!row.hasNext() || Instant.now().isAfter(end)) continue;
                var attempt = row.next();
                judge(attempt);
                visited.add(attempt.operation().name());
                sent++;
            }
        }

        System.out.println("fuzz: " + sent + " requests, " + rows.size() + " places, seed " + SEED);
        assertEquals("", String.join("\n", faults), "-Dfuzz.seed=" + SEED);
        assertEquals(names(document), visited);
        assertTrue(sent >= rows.size(), "not every place had its turn in " + WITHIN);
    }

    private static Set<String> names(OpenApi document) {
        var names = new TreeSet<String>();
        document.operations().forEach(operation -> names.add(operation.name()));
        return names;
    }

    private List<Iterator<Attempt>> rows(Operation operation) {
        var tenant = Tenant.fuzzer();
        String path = tenant.path(operation, document);
        JsonNode body = operation.json().isPresent() ? Bodies.of(operation, tenant) : null;
        var good = Attempt.of(operation, tenant.client(operation).client(), path);
        return new Mistakes(body == null ? good : good.with(body.toString()), body, chance).rows();
    }

    private void judge(Attempt attempt) {
        Wire.Answer answer;
        try {
            answer = wire.send(attempt);
        } catch (UncheckedIOException silence) {
            faults.add(silence.getMessage() + ": " + silence.getCause());
            return;
        }
        String fault = DocumentedProblems.faults(answer);
        if (!attempt.operation().answers().contains("" + answer.status())) {
            fault += "a status that the operation does not document; ";
        }
        if (changed() && answer.isRefusal() && changesAgain(attempt)) {
            fault += "a refusal that changed something; ";
        }
        if (!fault.isEmpty()) faults.add(fault + attempt + "\n    -> " + answer);
    }

    /** A job of the service may have written beside the request; it does not do so each time. */
    private boolean changesAgain(Attempt attempt) {
        changed();
        wire.send(attempt);
        return changed();
    }

    /** Since it was asked last. */
    private boolean changed() {
        var before = state;
        state = tables.state();
        return !state.equals(before);
    }
}
