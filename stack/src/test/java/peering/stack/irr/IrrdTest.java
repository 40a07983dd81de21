package peering.stack.irr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrrdTest {
    private static final String OBJECTS =
            """
            route:      203.0.113.0/24
            descr:      first line
            +           second line
            origin:     AS64500
            source:     RIPE

            route:      203.0.112.0/20
            origin:     as64501 # lower case
            source:     RADB

            route6:     2001:db8::/32
            origin:     AS64500
            source:     RIPE

            as-set:     AS-EXAMPLE
            members:    AS64500, AS-OTHER
            source:     RIPE

            as-set:     AS-OTHER
            members:    AS64501
            members:    AS-EXAMPLE
            source:     RADB
            """;

    private Irrd irrd;

    @TempDir Path dir;

    @BeforeEach
    void start() throws IOException {
        irrd = Irrd.start(0, List.of(OBJECTS));
    }

    @AfterEach
    void stop() {
        irrd.close();
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "!r203.0.113.0/24,o         | A8;AS64500;C;",
                "!r203.0.113.0/25,o         | D;",
                "!r198.51.100.0/24          | D;",
                "!r203.0.113.0/24,x         | F Invalid route search option: x;",
                "!gAS64501                  | A15;203.0.112.0/20;C;",
                "!6as64500                  | A14;2001:db8::/32;C;",
                "!a4AS-EXAMPLE              | A30;203.0.113.0/24 203.0.112.0/20;C;",
                "!a                         | F Missing required set name for A query;",
                "!iAS-EXAMPLE               | A17;AS64500 AS-OTHER;C;",
                "!iAS-EXAMPLE,1             | A16;AS64500 AS64501;C;",
                "!s-lc                      | A10;RIPE,RADB;C;",
                "!sradb                     | C;",
                "!sNONE                     | F One or more selected sources are unavailable.;",
                "!x                         | F Unrecognised command: x;",
                "whois                      | F only ! queries here;",
            })
    void each_question_has_its_answer(String question, String answer) throws IOException {
        assertEquals(answer.replace(';', '\n'), talk("!!\n" + question + "\n!q\n"));
    }

    @Test
    void route_objects_come_as_text_from_the_chosen_sources() throws IOException {
        String all = talk("!!\n!r203.0.113.0/24,L\n!q\n");
        String chosen = talk("!!\n!sRADB\n!r203.0.113.0/24,L\n!q\n");

        assertTrue(all.contains("first line second line"), all);
        assertTrue(all.contains("203.0.112.0/20"), all);
        assertTrue(!chosen.contains("203.0.113.0/24") && chosen.contains("as64501"), chosen);
    }

    @Test
    void without_a_wish_to_stay_one_question_is_answered() throws IOException {
        assertEquals("C\n", talk("!nsomebody\n!gAS64500\n"));
    }

    /** The set is a loop, the question goes through both kinds of look-up that bgpq4 knows. */
    @Test
    void a_real_client_takes_it_for_an_irrd() throws Exception {
        String four = bgpq4("-4", "AS-EXAMPLE");
        String six = bgpq4("-6", "AS64500");
        String chosen = bgpq4("-4", "-S", "RADB", "AS-OTHER");

        assertTrue(four.contains("203.0.113.0/24") && four.contains("203.0.112.0/20"), four);
        assertTrue(six.contains("2001:db8::/32"), six);
        assertTrue(chosen.contains("203.0.112.0/20"), chosen);
        assertTrue(!chosen.contains("203.0.113.0/24"), chosen);
    }

    private String bgpq4(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bgpq4", "-p", "-h", "127.0.0.1:" + irrd.port()));
        command.addAll(List.of("-F", "%n/%l\\n"));
        command.addAll(List.of(arguments));
        var out = dir.resolve("bgpq4.out");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs bgpq4 (Debian: apt-get install bgpq4)", missing);
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("bgpq4 waits for ever: " + Files.readString(out));
        }
        assertEquals(0, process.exitValue(), Files.readString(out));
        return Files.readString(out);
    }

    private String talk(String questions) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), irrd.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(questions.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
