package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;

/**
 * What real routers sent: AS65001 shows its session with AS65002, which announced 198.51.100.0/24
 * (and took it back), 203.0.113.0/24 by two paths with add-path, and 2001:db8:1::/48, and went
 * away. Beside each stream is what has to be read in it; oddities first.
 */
class RoutersTest {

    @ParameterizedTest
    @ValueSource(strings = {"gobgp-3.10", "frr-8.4"})
    void a_routers_stream_is_read(String router) {
        var expected = new String(Cases.bytes("bmp/" + router + ".txt"), StandardCharsets.UTF_8);

        var told = BmpLines.of(List.of(Cases.bytes("bmp/" + router + ".bmp")));

        assertEquals(expected, text(told));
    }

    private static String text(BmpLines told) {
        var text = new StringBuilder();
        told.troubles.forEach((what, times) -> text.append(times + " times " + what + "\n"));
        told.lines.stream()
                .filter(line -> !line.startsWith("stats"))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
