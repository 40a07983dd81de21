package peering.journeys.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A reader who types what the pages say, one block after the other: variables and functions of a
 * block are there in the next one, the first command that fails ends the block.
 */
final class Shell {
    private static final int SECONDS = 180;
    private static final String BEFORE =
            "set -euo pipefail\nif [ -f state ]; then . ./state; fi\nset -a\n";
    private static final String AFTER = "\nset +a\n{ export -p; declare -f; } > state\n";

    private final Path dir;
    private final Map<String, String> environment;

    /**
     * @param dir empty; the blocks' working directory
     */
    Shell(Path dir, Map<String, String> environment) {
        this.dir = dir;
        this.environment = environment;
    }

    /** True if what the pages type is on this machine. */
    static boolean hasTools() {
        String[] path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of("bash", "curl", "jq")
                .allMatch(tool ->
                        Stream.of(path).anyMatch(dir -> Files.isExecutable(Path.of(dir, tool))));
    }

    /** What a block wrote, and how it ended. */
    record Outcome(int status, String printed, String complaints) {}

    Outcome run(String commands) throws IOException, InterruptedException {
        Path script = dir.resolve("block.sh");
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        Files.writeString(script, BEFORE + commands + AFTER);
        var builder =
                new ProcessBuilder("bash", script.toString())
                        .directory(dir.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Outcome(-1, Files.readString(out), "not done within " + SECONDS + " s");
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
