package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource
    void every_refusal_is_in_the_readme(Problem problem) throws IOException {
        String slug = problem.type().substring("/problems/".length());

        String readme = Files.readString(Path.of("README.md"));

        assertTrue(readme.contains(problem.status() + " `" + slug + "`"), slug);
    }
}
