package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 403 Forbidden~~ | answered HTTP/1.1 403 Forbidden",
                "HTTP/1.1 200 OK~~ | answered HTTP/1.1 200 OK",
                "HTTP/1.1 101 Switching Protocols~~ | no WebSocket accepted the key",
                "HTTP/1.1 101 x~Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=~~ | no WebSocket accepted",
                "HTTP/1.1 101 x~Upgrade: websocket~ | went away",
                "'' | went away"
            })
    void who_does_not_take_the_key_is_not_listened_to(String answer, String why) {
        var in = new ByteArrayInputStream(answer.replace("~", "\r\n").getBytes(US_ASCII));
        var out = new ByteArrayOutputStream();

        var refused =
                assertThrows(
                        IOException.class,
                        () -> Handshake.shake(URI.create("ws://localhost/v1"), in, out));

        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void headers_without_an_end_are_not_read_to_it() {
        String status = "HTTP/1.1 101 x\r\n";
        for (String endless : new String[] {"a".repeat(100_000), "a: b\r\n".repeat(100_000)}) {
            var in = new ByteArrayInputStream((status + endless).getBytes(US_ASCII));

            assertThrows(
                    IOException.class,
                    () ->
                            Handshake.shake(
                                    URI.create("ws://localhost"), in, new ByteArrayOutputStream()));

            assertTrue(in.available() > 10_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wss://ris.example/v1/ws/?client=a%20b, GET /v1/ws/?client=a%20b, ris.example, 443",
        "ws://ris.example, GET /, ris.example, 80",
        "ws://[::1]:8080/x, GET /x, [::1]:8080, 8080"
    })
    void the_question_names_path_and_host(URI url, String request, String host, int port) {
        var out = new ByteArrayOutputStream();

        assertThrows(
                IOException.class,
                () -> Handshake.shake(url, new ByteArrayInputStream(new byte[0]), out));

        var lines = out.toString(US_ASCII).lines().toList();
        assertEquals(request + " HTTP/1.1", lines.get(0));
        assertEquals("Host: " + host, lines.get(1));
        assertEquals(port, Handshake.port(url));
    }
}
