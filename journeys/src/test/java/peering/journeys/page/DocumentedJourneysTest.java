package peering.journeys.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import peering.journeys.WholeSystem;
import peering.journeys.launch.PeeringSystem;

/**
 * The pages of {@code docs/journeys}, done word for word against the running system, in the order
 * in which their README lists them: each stands on the ones before.
 */
@ExtendWith(WholeSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedJourneysTest {
    private static final Path PAGES =
            Path.of(System.getProperty("peering.root", ".."), "docs/journeys");
    private static final String FIRST = "README.md";
    private static final Pattern LINK =
            Pattern.compile("^[0-9]+\\. \\[[^]]+]\\(([a-z0-9-]+\\.md)\\)");

    private Shell shell;
    private String failed;

    @BeforeAll
    void system(PeeringSystem system, @TempDir Path dir) throws IOException {
        assumeTrue(Shell.hasTools(), "the pages need curl and jq");
        system.announce();
        shell =
                new Shell(
                        dir,
                        Map.of(
                                "STACK",
                                Path.of("target/system/stack.json").toAbsolutePath().toString()));
    }

    @TestFactory
    Stream<DynamicTest> are_as_they_say() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (String name : pages()) {
            var page = Page.read(PAGES.resolve(name));
            tests.add(DynamicTest.dynamicTest(name, () -> follow(page)));
        }
        return tests.stream();
    }

    @Test
    void every_page_is_listed_once() throws IOException {
        try (var files = Files.list(PAGES)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    pages().stream().sorted().toList());
        }
    }

    private void follow(Page page) throws Exception {
        if (failed != null) fail("it stands on " + failed + ", which failed");
        failed = page.name();
        var wrong = new ArrayList<String>();
        for (var step : page.steps()) wrong.addAll(take(page.name() + ":" + step.line(), step));
        assertEquals("", String.join("\n", wrong));
        failed = null;
    }

    /** What it printed otherwise than the page shows; a command that fails ends the page. */
    private List<String> take(String place, Page.Step step) throws Exception {
        var outcome = shell.run(step.commands());
        String told = "\n-> " + outcome.printed() + outcome.complaints();
        assertEquals(0, outcome.status(), place + "\n" + step.commands() + told);
        return step
                .printed()
                .map(printed -> differences(printed, outcome))
                .filter(differences -> !differences.isEmpty())
                .map(differences -> place + " " + differences + told)
                .stream()
                .toList();
    }

    private static List<String> differences(Page.Printed printed, Shell.Outcome outcome) {
        if (printed.kind().equals("json")) {
            return Expectation.differences(json(printed.text()), json(outcome.printed()));
        }
        return Expectation.matches(printed.text(), outcome.printed())
                ? List.of()
                : List.of("not " + printed.text());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
    }

    /** The README, and what it lists, in its order. */
    private static List<String> pages() throws IOException {
        var pages = new ArrayList<>(List.of(FIRST));
        for (String line : Files.readAllLines(PAGES.resolve(FIRST))) {
            var link = LINK.matcher(line);
            if (link.find()) pages.add(link.group(1));
        }
        return pages;
    }
}
