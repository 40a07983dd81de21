package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * How a WebSocket is opened, the client's part (RFC 6455, section 4.1). No extension is asked for.
 */
final class Handshake {
    private static final String SERVERS = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 8192;
    private static final int KEY = 16;

    private Handshake() {}

    /**
     * @throws IOException if the other end does not want to
     */
    static void shake(URI url, InputStream in, OutputStream out) throws IOException {
        byte[] random = new byte[KEY];
        new SecureRandom().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        out.write(question(url, key).getBytes(US_ASCII));
        out.flush();
        String status = line(in);
        if (!status.matches("HTTP/1\\.1 101( .*)?")) throw new IOException("answered " + status);
        String accepted = "";
        int lines = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (++lines > MOST_LINES) throw new IOException("too many headers");
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.equals("sec-websocket-accept")) accepted = line.substring(colon + 1).strip();
        }
        if (!accepted.equals(accept(key))) throw new IOException("no WebSocket accepted the key");
    }

    /** The scheme's own if the URL names none. */
    static int port(URI url) {
        if (url.getPort() >= 0) return url.getPort();
        return "wss".equals(url.getScheme()) ? 443 : 80;
    }

    /** To the address as it came through the URL's own check: no line's end is in it. */
    private static String question(URI url, String key) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return "GET %s%s HTTP/1.1\r\nHost: %s%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        .formatted(path, query, url.getHost(), port)
                + "Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n\r\n".formatted(key);
    }

    private static String accept(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + SERVERS).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Byte by byte: what follows the last line is frames already. */
    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int size = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the other end went away");
            if (size == LONGEST_LINE) throw new IOException("a header too long");
            line[size++] = (byte) next;
        }
        return new String(line, 0, size, ISO_8859_1).strip();
    }
}
