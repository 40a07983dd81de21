package peering.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection that is kept open. So plain because it runs on the same cores as what it
 * measures: a client that thinks takes time from the server.
 */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Wire(int port, String token) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
        head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
    }

    Answer get(String path) throws IOException {
        out.write(bytes("GET " + path + head + "\r\n"));
        return answer();
    }

    Answer post(String path, String type, String body) throws IOException {
        byte[] content = bytes(body);
        String about =
                "Content-Type: " + type + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        out.write(bytes("POST " + path + head + about));
        out.write(content);
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new Answer(status, length < 0 ? chunks() : part(length));
    }

    /** A long answer comes in chunks (RFC 9112 section 7.1). */
    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int length = size(); length > 0; length = size()) {
            all.write(part(length));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] part(int length) throws IOException {
        byte[] part = in.readNBytes(length);
        if (part.length < length) throw new IOException("the answer broke off");
        return part;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int at = in.read(); at != '\n'; at = in.read()) {
            if (at < 0) throw new IOException("the server has closed the connection");
            if (at != '\r') line.append((char) at);
        }
        return line.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
