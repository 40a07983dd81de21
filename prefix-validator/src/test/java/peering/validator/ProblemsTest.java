package peering.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.validator.web.Problem;

/** The closed list and its page say the same. */
class ProblemsTest {

    @Test
    void every_problem_of_this_service_is_documented_and_no_other() throws IOException {
        var listed =
                Arrays.stream(Problem.values())
                        .map(p -> "| `%s` | %d | %s |".formatted(p.type(), p.status(), p.title()))
                        .toList();

        assertEquals(listed, documented());
    }

    /** The first three columns of this service's table. */
    private static List<String> documented() throws IOException {
        return Files.readAllLines(Path.of("../docs/problems.md")).stream()
                .dropWhile(line -> !line.equals("## prefix-validator"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("^((\\|[^|]*){3}\\|).*$", "$1"))
                .toList();
    }
}
