package peering.rpki.source.oracle;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import peering.routing.rpki.RovState;
import peering.routing.rpki.VrpTable;
import peering.stack.rtr.Stayrtr;

/** RTRlib's validator, which has its VRPs from a cache. */
final class RpkiRov {
    private static final String HINT = "rpki-rov (Debian: apt-get install rtr-tools)";

    private RpkiRov() {}

    static List<RovState> answers(VrpTable table, List<Question> questions, Path dir)
            throws IOException, InterruptedException {
        var in = dir.resolve("rpki-rov.in");
        var out = dir.resolve("rpki-rov.out");
        Files.write(in, questions.stream().map(RpkiRov::line).toList());
        try (var cache = Stayrtr.start(dir, json(table))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> listens(cache.port()));
            Program.run(HINT, in, out, List.of("rpki-rov", "127.0.0.1", "" + cache.port()));
        }
        // Input, what it rests on, and the verdict: 192.0.2.0 24 64500|64500 192.0.2.0 24 24|0
        return Files.readAllLines(out).stream()
                .filter(line -> line.indexOf('|') > 0)
                .map(line -> state(line.substring(line.lastIndexOf('|') + 1)))
                .toList();
    }

    /** It has read its file before it does. */
    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String line(Question question) {
        String text = question.prefix().toString();
        int slash = text.indexOf('/');
        return "%s %s %d"
                .formatted(
                        text.substring(0, slash),
                        text.substring(slash + 1),
                        question.origin().value());
    }

    private static RovState state(String number) {
        return switch (number) {
            case "0" -> RovState.VALID;
            case "1" -> RovState.NOT_FOUND;
            case "2" -> RovState.INVALID;
            default -> throw new AssertionError("rpki-rov says " + number);
        };
    }

    private static String json(VrpTable table) {
        return table.stream()
                .map(vrp ->
                        "{\"prefix\":\"%s\",\"maxLength\":%d,\"asn\":%d,\"ta\":\"x\",\"expires\":4102444800}"
                                .formatted(vrp.prefix(), vrp.maxLength(), vrp.origin().value()))
                .collect(Collectors.joining(",\n", "{\"metadata\":{},\"roas\":[\n", "]}"));
    }
}
