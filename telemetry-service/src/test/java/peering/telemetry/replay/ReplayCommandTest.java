package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.kit.facts.FactJson;

/** The replay at the command line. */
class ReplayCommandTest {
    private final ByteArrayOutputStream facts = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final ReplayCommand command =
            new ReplayCommand(
                    new PrintStream(facts, true, StandardCharsets.UTF_8),
                    new PrintStream(people, true, StandardCharsets.UTF_8),
                    Clock.fixed(Replays.TODAY, ZoneOffset.UTC));

    @TempDir Path directory;

    @Test
    void it_tells_programs_in_json_lines_and_people_in_words() throws IOException {
        var file = Files.write(directory.resolve("amazon"), ReplayTest.incident("amazon_1"));

        int status =
                command.run(
                        file.toString(), "--prefix", "205.251.192.0/23", "--origin", "16509,64500");

        assertEquals(0, status, people::toString);
        var lines = facts.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(1, lines.size());
        var life = FactJson.read(lines.getFirst(), ReplayResult.Life.class);
        assertEquals(10297L, life.last().offendingOrigin().orElseThrow());
        String told = people.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("460 records with 460 routes, 0 skipped"), told);
        assertTrue(told.contains("1 anomalies"), told);
        assertTrue(told.contains("2018-04-24T11:05:4"), told);
    }

    @Test
    void a_policy_is_read_from_a_file_and_belongs_to_the_prefix_before_it() throws IOException {
        var file = Files.write(directory.resolve("amazon"), ReplayTest.incident("amazon_1"));
        var policy = Files.writeString(directory.resolve("policy"), "{\"origins\":[10297]}");

        int status = runWith(file, policy);

        assertEquals(0, status, people::toString);
        assertFalse(facts.toString(StandardCharsets.UTF_8).contains("OriginHijack"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "{\"origins\":[0]}   ! 0 is no AS number",
                "{\"odd\":1}         ! cannot be read",
                "no json             ! cannot be read",
                "''                  ! cannot be read",
                "null                ! holds no policy",
            })
    void a_policy_that_makes_no_sense_is_named(String text, String why) throws IOException {
        var file = Files.write(directory.resolve("amazon"), ReplayTest.incident("amazon_1"));
        var policy = Files.writeString(directory.resolve("policy"), text);

        assertEquals(2, runWith(file, policy));
        assertEquals(2, runWith(file, directory.resolve("missing")));

        String told = people.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains(policy.toString()) && told.contains(why), told);
        assertTrue(told.contains("missing cannot be read"), told);
    }

    private int runWith(Path file, Path policy) {
        return command.run(
                file.toString(),
                "--prefix",
                "205.251.192.0/24",
                "--origin",
                "16509",
                "--policy",
                policy.toString());
    }

    @ParameterizedTest(name = "''{0}'': {1}")
    @CsvSource({
        "'',                                                          name a --prefix",
        "f,                                                           name a --prefix",
        "--prefix 203.0.113.0/24 --origin 1,                          name a file",
        "f --prefix 203.0.113.0/24,                                   has no --origin",
        "f --prefix 203.0.113.0/24 --prefix 192.0.2.0/24 --origin 1,  has no --origin",
        "f --origin 1,                                                follows a --prefix",
        "f --prefix,                                                  needs a value",
        "f --policy p,                                                --policy follows a --prefix",
        "f --prefix 203.0.113.0/24 --policy p,                        has no --origin",
        "f --odd,                                                     unknown option --odd",
        "f g --prefix 203.0.113.0/24 --origin 1,                      name one",
        "f --form odd,                                                'mrt, ris or incident'",
        "f --prefix 203.0.113.1/24 --origin 1,                        host bits are set",
    })
    void arguments_that_make_no_sense_are_refused_and_the_usage_is_shown(String line, String why) {
        int status = command.run(line.isEmpty() ? new String[0] : line.split(" "));

        String told = people.toString(StandardCharsets.UTF_8);
        assertEquals(2, status);
        assertTrue(told.contains(why), told);
        assertTrue(told.contains("replay FILE --prefix P"), told);
    }

    @Test
    void a_file_that_is_not_there_or_breaks_off_is_named() throws IOException {
        byte[] half = java.util.Arrays.copyOf(ReplayTest.incident("amazon_1"), 2000);
        var broken = Files.write(directory.resolve("broken"), half);
        var missing = directory.resolve("missing");

        assertEquals(1, run(broken));
        assertEquals(1, run(missing));

        String told = people.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("broken cannot be read"), told);
        assertTrue(told.contains("there is no file " + missing), told);
    }

    private int run(Path file) {
        return command.run(file.toString(), "--prefix", "203.0.113.0/24", "--origin", "64500");
    }
}
