package peering.validator.source.irr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that begins as IRRd does, and misbehaves when it is asked for a route. */
final class HostileIrrd implements AutoCloseable {

    /** What it does then. */
    enum Manner {
        SILENT(""),
        DRIPS("A1000\n"),
        CLOSES(""),
        CUT("A1000\nroute: 203.0.113.0/24\n"),
        GARBAGE("HTTP/1.1 400 Bad Request\r\n"),
        ENDLESS("F" + "x".repeat(5000)),
        TOO_LARGE("A999999999\n"),
        MISCOUNTS("A5\nroute: 203.0.113.0/24\nC\n"),
        REFUSES("F you ask too much\u0007\n");

        private final String words;

        Manner(String words) {
            this.words = words;
        }

        private boolean waits() {
            return this == SILENT || this == DRIPS;
        }
    }

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);
    private final Manner manner;

    HostileIrrd(Manner manner) throws IOException {
        this.manner = manner;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (var client = server.accept()) {
            talk(client);
        } catch (IOException broken) {
            if (over.getCount() > 0 && !manner.waits()) throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(Socket client) throws IOException, InterruptedException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var out = client.getOutputStream();
        for (String line = in.readLine(); !line.startsWith("!r"); line = in.readLine()) {
            if (!line.equals("!!")) send(out, "C\n");
        }
        send(out, manner.words);
        while (manner.waits() && !over.await(50, TimeUnit.MILLISECONDS)) {
            if (manner == Manner.DRIPS) send(out, "x");
        }
    }

    private static void send(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
