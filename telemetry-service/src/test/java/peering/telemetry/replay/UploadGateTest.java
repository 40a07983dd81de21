package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.telemetry.Api;

/** What is refused before a byte of the file has come: nothing but the head is sent. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class UploadGateTest {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long LARGE = 200L << 20;

    @ParameterizedTest(name = "{0} sends {1} bytes of {2}: {3}")
    @CsvSource({
        "nobody, 209715200, multipart/form-data; boundary=x,  401",
        "probe,  209715200, multipart/form-data; boundary=x,  403",
        "acme,   209715200, application/octet-stream,         415",
        "acme,   270000000, multipart/form-data; boundary=x,  413",
    })
    void who_may_not_or_sends_something_else_or_too_much_need_not_send_it(
            String who, long length, String type, int status) throws IOException {
        try (var upload = new Upload(who, length, type)) {
            assertEquals(status, upload.status());
        }
    }

    @Test
    void no_more_come_at_once_than_may_wait_and_one_that_breaks_off_makes_room()
            throws IOException {
        List<Upload> coming = new ArrayList<>();
        try {
            coming.add(new Upload("acme", LARGE, "multipart/form-data; boundary=x"));
            coming.add(new Upload("acme", LARGE, "multipart/form-data; boundary=x"));
            Api.await()
                    .untilAsserted(() -> {
                        try (var third = another()) {
                            assertEquals(429, third.status());
                        }
                    });

            coming.removeFirst().close();
            // One that is let in is not answered before its body has come.
            Api.await().until(UploadGateTest::isLetIn);
        } finally {
            for (var one : coming) one.close();
        }
    }

    private static Upload another() throws IOException {
        return new Upload("acme", LARGE, "multipart/form-data; boundary=x");
    }

    private static boolean isLetIn() throws IOException {
        try (var next = another()) {
            return next.isSilentForASecond();
        }
    }

    /** The head of a request. */
    private static final class Upload implements AutoCloseable {
        private final Socket socket;

        Upload(String who, long length, String type) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String token =
                    who.equals("nobody")
                            ? ""
                            : "Authorization: Bearer " + TestStack.token(who) + "\r\n";
            String head =
                    "POST /v1/replays HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(token, type, length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        int status() throws IOException {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            String text = new String(line, StandardCharsets.US_ASCII);
            assertTrue(text.startsWith("HTTP/1.1 "), text);
            return Integer.parseInt(text.substring("HTTP/1.1 ".length()));
        }

        boolean isSilentForASecond() throws IOException {
            socket.setSoTimeout(1000);
            try {
                socket.getInputStream().read();
                return false;
            } catch (java.net.SocketTimeoutException silent) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
