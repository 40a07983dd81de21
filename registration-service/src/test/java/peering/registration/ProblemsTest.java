package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.kit.problem.CommonProblem;
import peering.kit.problem.ProblemKind;
import peering.registration.web.Problem;

/** The closed lists and their page say the same. */
class ProblemsTest {

    @Test
    void every_problem_of_this_service_is_documented_and_no_other() throws IOException {
        assertEquals(listed(Problem.values()), documented("## registration-service"));
    }

    @Test
    void every_problem_of_all_services_is_documented_and_no_other() throws IOException {
        assertEquals(listed(CommonProblem.values()), documented("## All services"));
    }

    private static List<String> listed(ProblemKind... problems) {
        return Arrays.stream(problems)
                .map(p -> "| `" + p.type() + "` | " + p.status() + " | " + p.title() + " |")
                .toList();
    }

    /** The first three columns of the table under the heading. */
    private static List<String> documented(String heading) throws IOException {
        return Files.readAllLines(Path.of("../docs/problems.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("^((\\|[^|]*){3}\\|).*$", "$1"))
                .toList();
    }
}
