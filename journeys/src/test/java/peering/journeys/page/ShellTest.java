package peering.journeys.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir private Path dir;

    @Test
    void what_a_block_sets_is_there_in_the_next_one() throws Exception {
        var shell = new Shell(dir, Map.of("GIVEN", "given"));

        shell.run("A=\"$GIVEN and 'quoted'\"\nsay() { echo \"said: $1\"; }");

        assertEquals("said: given and 'quoted'\n", shell.run("say \"$A\"").printed());
    }

    @Test
    void the_first_command_that_fails_ends_the_block() throws Exception {
        var outcome = new Shell(dir, Map.of()).run("echo one\nfalse | cat\necho two");

        assertNotEquals(0, outcome.status());
        assertEquals("one\n", outcome.printed());
    }

    @Test
    void a_variable_that_was_never_set_is_a_mistake() throws Exception {
        var outcome = new Shell(dir, Map.of()).run("echo $NEVER_SET");

        assertTrue(outcome.complaints().contains("NEVER_SET"), outcome.complaints());
    }
}
