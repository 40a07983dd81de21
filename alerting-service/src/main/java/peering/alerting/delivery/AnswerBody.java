package peering.alerting.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/**
 * An answer whose head has come; its body is read as far as it is kept, whatever its length.
 *
 * @param retryAfter the header; null if there was none
 * @param text the beginning of the body, at most {@link Exchange#KEPT} bytes; never fails
 */
record AnswerBody(int status, String retryAfter, Future<String> text) {

    /** To be called on the event loop, before the first bytes of the body arrive. */
    static AnswerBody begin(HttpClientResponse response) {
        var kept = Buffer.buffer();
        Promise<String> text = Promise.promise();
        response.handler(chunk -> {
            int room = Exchange.KEPT - kept.length();
            kept.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() >= room) text.tryComplete(text(kept));
        });
        response.endHandler(_ -> text.tryComplete(text(kept)));
        response.exceptionHandler(_ -> text.tryComplete(text(kept)));
        return new AnswerBody(
                response.statusCode(), response.getHeader("retry-after"), text.future());
    }

    /** PostgreSQL takes no NUL in a text; a cut character becomes a replacement sign. */
    private static String text(Buffer kept) {
        return new String(kept.getBytes(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
