package peering.rpki.source.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.routing.rpki.RovState;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpTable;

/**
 * Two programs of others say the same as we of 20,000 routes: {@code -Doracle.vrps=FILE} for
 * another table than the demo's, in rpki-client's or Routinator's JSON; {@code -Doracle.seed} for
 * other routes.
 */
class OraclesTest {
    private static final Path VRPS =
            Path.of(System.getProperty("oracle.vrps", "../journeys/data/vrps-demo.json.gz"));
    private static final long SEED = Long.getLong("oracle.seed", 6811);
    private static final int ROUTES = 20_000;

    private static VrpTable table;
    private static List<Question> questions;

    @TempDir Path dir;

    @BeforeAll
    static void the_table_and_the_questions() throws IOException {
        try (var in = Files.newInputStream(VRPS)) {
            table = VrpJson.read(in).table();
        }
        questions = Question.some(table, ROUTES, SEED);
    }

    @Test
    void the_questions_have_every_answer_many_times() {
        for (var state : RovState.values()) {
            long times = questions.stream().filter(asked -> asked.asked(table) == state).count();
            assertTrue(times > ROUTES / 20, state + " " + times + " times");
        }
    }

    @Test
    void rpki_rov_says_the_same() throws IOException, InterruptedException {
        assertAgreed("rpki-rov", RpkiRov.answers(table, questions, dir));
    }

    @Test
    void bird_says_the_same() throws IOException, InterruptedException {
        assertAgreed("BIRD", Bird.answers(table, questions, dir));
    }

    private static void assertAgreed(String oracle, List<RovState> answers) {
        assertEquals(ROUTES, answers.size(), oracle + " has not answered everything");
        var different =
                IntStream.range(0, ROUTES)
                        .filter(i -> answers.get(i) != questions.get(i).asked(table))
                        .mapToObj(i ->
                                "%s: %s says %s, we %s"
                                        .formatted(
                                                questions.get(i),
                                                oracle,
                                                answers.get(i),
                                                questions.get(i).asked(table)))
                        .toList();
        assertEquals(List.of(), different);
    }
}
