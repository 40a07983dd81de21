package peering.telemetry.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Lines of UTF-8 text, of which one without an end does not fill the memory. */
public final class BoundedLines implements AutoCloseable {
    private final BufferedReader from;
    private final int most;

    /**
     * @param most characters of a line; of a longer one these and one more are kept, so that it is
     *     seen to be too long
     */
    public BoundedLines(InputStream from, int most) {
        this.from = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
        this.most = most;
    }

    /** The next line without its end, or null behind the last. */
    public String next() throws IOException {
        int next = from.read();
        if (next < 0) return null;
        var line = new StringBuilder();
        while (next >= 0 && next != '\n') {
            if (line.length() <= most) line.append((char) next);
            next = from.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
