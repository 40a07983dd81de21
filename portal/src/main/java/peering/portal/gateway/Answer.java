package peering.portal.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jboss.logging.Logger;

/** One answer of an API on its way to the page: streamed, at the page's pace, and not for ever. */
final class Answer {
    private static final Logger LOG = Logger.getLogger(Answer.class);
    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "ETag", "Last-Modified", "Retry-After", "Content-Language");

    private final RoutingContext context;
    private final UpstreamCall call;
    private final long most;
    private long passed;
    private boolean broken;

    /**
     * @param most bytes of body; an answer that is longer is broken off
     */
    Answer(RoutingContext context, UpstreamCall call, long most) {
        this.context = context;
        this.call = call;
        this.most = most;
    }

    void from(HttpClientResponse upstream) {
        String length = upstream.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > most) {
            upstream.exceptionHandler(_ -> {}); // only our own reset
            upstream.request().reset();
            Problem.ANSWER_TOO_LARGE.answer(context, "ask for less, with limit and cursor");
            return;
        }
        var response = head(upstream, length);
        upstream.handler(part -> body(upstream, response, part));
        upstream.endHandler(_ -> response.end());
        upstream.exceptionHandler(failure -> breakOff(upstream, response, failure.toString()));
    }

    private HttpServerResponse head(HttpClientResponse upstream, String length) {
        var response = context.response().setStatusCode(upstream.statusCode());
        PASSED_BACK.stream()
                .filter(upstream.headers()::contains)
                .forEach(name -> response.putHeader(name, upstream.getHeader(name)));
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String location = upstream.getHeader(HttpHeaders.LOCATION);
        if (location != null) {
            response.putHeader(HttpHeaders.LOCATION, here(location));
        }
        if (length == null && upstream.statusCode() != 204 && upstream.statusCode() != 304) {
            response.setChunked(true);
        } else if (length != null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        return response;
    }

    /** What an API calls {@code https://host/v1/x} the page reaches as {@code /api/<name>/v1/x}. */
    private String here(String location) {
        int path = location.indexOf("/v1/");
        return path < 0 ? location : "/api/" + call.api().word() + location.substring(path);
    }

    private void body(HttpClientResponse upstream, HttpServerResponse response, Buffer part) {
        if (broken) {
            return;
        }
        passed += part.length();
        if (passed > most) {
            breakOff(upstream, response, "it is longer than " + most + " bytes");
            return;
        }
        response.write(part);
        if (response.writeQueueFull()) {
            upstream.pause();
            response.drainHandler(_ -> upstream.resume());
        }
    }

    /** The status has been sent, so a broken connection is the only honest end. */
    private void breakOff(HttpClientResponse upstream, HttpServerResponse response, String why) {
        if (broken) {
            return; // what a reset sets off is not another failure
        }
        broken = true;
        LOG.warnf("an answer of %s was broken off: %s", call.api().word(), why);
        upstream.request().reset();
        context.request().connection().close();
    }
}
