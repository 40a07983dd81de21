package peering.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import peering.bench.load.Updates.Keyed;

/**
 * RIS Live as far as it is needed: a WebSocket server (RFC 6455) for one client, to which it sends
 * texts and never listens.
 */
final class LiveServer implements Door, AutoCloseable {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY = "sec-websocket-key:";
    private static final int WHOLE_TEXT = 0x81;
    private static final int SHORT = 126;
    private static final int TWO_BYTES = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final ServerSocket server;
    private final CompletableFuture<OutputStream> client = new CompletableFuture<>();

    LiveServer() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::welcome);
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/v1/ws/";
    }

    /** It waits while the client does not read. */
    @Override
    public Sending prepared(List<Keyed> records) {
        var texts = records.stream().map(LiveLines::of).flatMap(Optional::stream).toList();
        return () -> send(texts);
    }

    private void send(List<byte[]> texts)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var out = client.get(Pipeline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (byte[] text : texts) {
            out.write(WHOLE_TEXT);
            if (text.length < SHORT) {
                out.write(text.length);
            } else if (text.length < TWO_BYTES) {
                out.write(SHORT);
                writeNumber(out, text.length, 2);
            } else {
                out.write(SHORT + 1);
                writeNumber(out, text.length, 8);
            }
            out.write(text);
        }
        out.flush();
    }

    private static void writeNumber(OutputStream out, long number, int bytes) throws IOException {
        for (int i = bytes - 1; i >= 0; i--) out.write((int) (number >>> 8 * i));
    }

    private void welcome() {
        try {
            Socket socket = server.accept();
            var in = socket.getInputStream();
            String key = "";
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                boolean isKey = line.toLowerCase(Locale.ROOT).startsWith(KEY);
                if (isKey) key = line.substring(KEY.length()).strip();
            }
            var out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            String answer =
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                            + accept(key)
                            + "\r\n\r\n";
            out.write(answer.getBytes(US_ASCII));
            out.flush();
            client.complete(out);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            client.completeExceptionally(over);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString().strip();
    }

    private static String accept(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
