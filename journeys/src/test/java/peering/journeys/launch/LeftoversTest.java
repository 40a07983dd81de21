package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir Path dir;
    private final List<Process> started = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void tidy() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_process_of_an_earlier_start_is_stopped_and_the_promise_withdrawn() throws Exception {
        var orphan = process(Leftovers.marker(dir));
        pid("telemetry", String.valueOf(orphan.pid()));
        Files.writeString(dir.resolve("stack.json"), "{}");

        Leftovers.clear(dir, said::add);

        assertTrue(orphan.waitFor(10, TimeUnit.SECONDS), "it still runs");
        assertFalse(Files.exists(dir.resolve("stack.json")));
        assertFalse(Files.exists(dir.resolve("pids/telemetry")));
        assertEquals(1, said.size());
    }

    @Test
    void a_process_that_only_inherited_the_number_is_left_alone() throws Exception {
        var stranger = process(Leftovers.marker(dir.resolve("elsewhere")));
        pid("telemetry", String.valueOf(stranger.pid()));

        Leftovers.clear(dir, said::add);

        assertTrue(stranger.isAlive());
        assertEquals(List.of(), said);
    }

    @Test
    void a_file_without_a_number_hurts_nobody() throws Exception {
        pid("telemetry", "-1");

        Leftovers.clear(dir, said::add);

        assertFalse(Files.exists(dir.resolve("pids/telemetry")));
    }

    @Test
    void fresh_forgets_the_data_and_keeps_the_logs() throws Exception {
        Files.createDirectories(dir.resolve("kafka/topic-0"));
        Files.writeString(dir.resolve("kafka/topic-0/log"), "x");
        Files.createDirectories(dir.resolve("log"));

        Leftovers.forget(dir);

        assertFalse(Files.exists(dir.resolve("kafka")));
        assertTrue(Files.exists(dir.resolve("log")));
    }

    private void pid(String name, String text) throws Exception {
        Files.writeString(Files.createDirectories(dir.resolve("pids")).resolve(name), text + "\n");
    }

    /** A JVM that waits for the end of its input. */
    private Process process(String marker) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                marker,
                                "-cp",
                                // short, as the services' are: the JDK tells no arguments of a long
                                // line
                                Path.of(
                                                Waits.class
                                                        .getProtectionDomain()
                                                        .getCodeSource()
                                                        .getLocation()
                                                        .toURI())
                                        .toString(),
                                Waits.class.getName())
                        .start();
        started.add(process);
        assertEquals("waiting", process.inputReader().readLine());
        return process;
    }

    static final class Waits {
        private Waits() {}

        public static void main(String[] args) throws Exception {
            System.out.println("waiting");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
