package peering.rpki.source.oracle;

import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.RovState;
import peering.routing.rpki.VrpTable;

/** BIRD's {@code roa_check}, with the VRPs in its configuration. */
final class Bird {
    private static final String HINT = "BIRD (Debian: apt-get install bird2)";
    private static final Pattern ANSWER = Pattern.compile("\\(enum [0-9a-f]+\\)([0-9])");

    private Bird() {}

    static List<RovState> answers(VrpTable table, List<Question> questions, Path dir)
            throws IOException, InterruptedException {
        var config = dir.resolve("bird.conf");
        // Not there: what a socket is called has to be short.
        var talk = Files.createTempDirectory("bird").resolve("ctl");
        write(table, config);
        var bird =
                Program.started(
                        HINT,
                        dir.resolve("bird.out"),
                        List.of("/usr/sbin/bird", "-f", "-c", "" + config, "-s", "" + talk));
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(talk) || !bird.isAlive());
            return ask(questions, dir, talk);
        } finally {
            bird.destroyForcibly().onExit().join();
            Files.deleteIfExists(talk);
            Files.delete(talk.getParent());
        }
    }

    private static List<RovState> ask(List<Question> questions, Path dir, Path talk)
            throws IOException, InterruptedException {
        var in = dir.resolve("birdc.in");
        var out = dir.resolve("birdc.out");
        Files.write(in, questions.stream().map(Bird::line).toList());
        Program.run(HINT, in, out, List.of("/usr/sbin/birdc", "-s", talk.toString()));
        return ANSWER.matcher(Files.readString(out))
                .results()
                .map(found -> state(found.group(1)))
                .toList();
    }

    private static String line(Question question) {
        return "eval roa_check(%s, %s, %d)"
                .formatted(
                        question.prefix().family() == Family.IPV4 ? "r4" : "r6",
                        question.prefix(),
                        question.origin().value());
    }

    /** As its manual numbers them: unknown, valid, invalid. */
    private static RovState state(String number) {
        return switch (number) {
            case "0" -> RovState.NOT_FOUND;
            case "1" -> RovState.VALID;
            case "2" -> RovState.INVALID;
            default -> throw new AssertionError("BIRD says " + number);
        };
    }

    private static void write(VrpTable table, Path config) throws IOException {
        try (var out = Files.newBufferedWriter(config)) {
            out.write("router id 192.0.2.1;\nroa4 table r4;\nroa6 table r6;\n");
            write(table, Family.IPV4, "4", out);
            write(table, Family.IPV6, "6", out);
        }
    }

    private static void write(VrpTable table, Family family, String number, BufferedWriter out)
            throws IOException {
        out.write("protocol static { roa%1$s { table r%1$s; };\n".formatted(number));
        for (var vrp : table) {
            if (vrp.prefix().family() != family) continue;
            out.write(
                    "route %s max %d as %d;\n"
                            .formatted(vrp.prefix(), vrp.maxLength(), vrp.origin().value()));
        }
        out.write("}\n");
    }
}
