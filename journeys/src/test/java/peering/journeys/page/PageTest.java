package peering.journeys.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void a_step_is_a_block_of_commands_and_what_the_next_block_shows() {
        var page =
                Page.of(
                        "p.md",
                        List.of(
                                "# A page",
                                "```sh",
                                "one",
                                "two",
                                "```",
                                "It prints:",
                                "```json",
                                "{}",
                                "```",
                                "```sh",
                                "three",
                                "```",
                                "```yaml",
                                "x",
                                "```"));

        assertEquals(
                List.of(
                        new Page.Step(3, "one\ntwo", Optional.of(new Page.Printed("json", "{}"))),
                        new Page.Step(11, "three", Optional.empty())),
                page.steps());
    }

    @Test
    void a_block_that_never_ends_is_an_error_of_the_page() {
        assertThrows(IllegalArgumentException.class, () -> Page.of("p.md", List.of("```sh", "x")));
    }
}
