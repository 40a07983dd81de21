package peering.alerting.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/**
 * An answer whose head has come. Its beginning is kept; the rest is read and forgotten up to {@link
 * #READ} bytes, so that the connection can serve again, and beyond that the connection is closed.
 */
final class AnswerBody {
    static final int READ = 65_536;

    private final HttpClientResponse response;
    private final Buffer kept = Buffer.buffer();
    private final Promise<Boolean> end = Promise.promise();
    private int read;

    private AnswerBody(HttpClientResponse response) {
        this.response = response;
    }

    /** To be called on the event loop, before the first bytes of the body arrive. */
    static AnswerBody begin(HttpClientResponse response) {
        var body = new AnswerBody(response);
        response.handler(body::take);
        response.endHandler(_ -> body.end.tryComplete(true));
        response.exceptionHandler(_ -> body.end.tryComplete(false));
        return body;
    }

    private synchronized void take(Buffer chunk) {
        int room = Math.min(Exchange.KEPT - kept.length(), chunk.length());
        if (room > 0) kept.appendBuffer(chunk, 0, room);
        read += chunk.length();
        if (read > READ) end.tryComplete(false);
    }

    int status() {
        return response.statusCode();
    }

    /** Null if there is no such header. */
    String header(String name) {
        return response.getHeader(name);
    }

    /** True when all of it was read; false when the rest does not matter. Never fails. */
    Future<Boolean> end() {
        return end.future();
    }

    /**
     * The beginning, as far as it came. PostgreSQL takes no NUL in a text; a cut character becomes
     * a replacement sign.
     */
    synchronized String text() {
        return new String(kept.getBytes(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
