package peering.portal.gateway;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Carries one call to an API and its answer back, both as streams.
 *
 * <p>Headers pass by name: what is not listed stays here. So cookies never reach an API, an API
 * never sets one, and the headers of a connection (RFC 9110, section 7.6.1) end with it.
 */
@ApplicationScoped
class Proxy {
    private static final Logger LOG = Logger.getLogger(Proxy.class);
    private static final List<String> PASSED_ON =
            List.of(
                    "Accept",
                    "Accept-Language",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-Match",
                    "If-None-Match");

    private final GatewayConfig config;
    private final HttpClient client;

    Proxy(GatewayConfig config, Vertx vertx) {
        this.config = config;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setIdleTimeout((int) config.answerTimeout().toMillis())
                                .setMaxPoolSize(config.maxCallsPerApi())
                                .setMaxWaitQueueSize(10 * config.maxCallsPerApi()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Passes the call and answers {@code context}, whatever happens.
     *
     * @param token access token of the session
     */
    void pass(RoutingContext context, UpstreamCall call, String token) {
        var request = context.request();
        if (!bodyIsBounded(context)) {
            return;
        }
        var options =
                new RequestOptions()
                        .setMethod(request.method())
                        .setAbsoluteURI(address(call))
                        .setConnectTimeout(config.connectTimeout().toMillis())
                        .setIdleTimeout(config.answerTimeout().toMillis())
                        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        PASSED_ON.stream()
                .filter(request.headers()::contains)
                .forEach(name -> options.putHeader(name, request.getHeader(name)));

        client.request(options)
                .compose(upstream -> {
                    context.addEndHandler(end -> abandon(upstream, end));
                    return send(request, upstream);
                })
                .onSuccess(answer ->
                        new Answer(context, call, config.maxAnswer().asLongValue()).from(answer))
                .onFailure(failure -> failed(context, call, failure));
    }

    private boolean bodyIsBounded(RoutingContext context) {
        var request = context.request();
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            Problem.LENGTH_REQUIRED.answer(context, "send Content-Length with the body");
            return false;
        }
        if (length(request) > config.maxRequest().asLongValue()) {
            Problem.BODY_TOO_LARGE.answer(
                    context, "at most " + config.maxRequest().asLongValue() + " bytes");
            return false;
        }
        return true;
    }

    private String address(UpstreamCall call) {
        String base = call.api().address(config).toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + call.pathAndQuery();
    }

    private static Future<HttpClientResponse> send(
            HttpServerRequest request, HttpClientRequest upstream) {
        if (length(request) == 0) {
            request.resume();
            return upstream.send();
        }
        upstream.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length(request)));
        return upstream.send(request);
    }

    /** A browser that leaves takes its question along. */
    private static void abandon(HttpClientRequest upstream, AsyncResult<Void> end) {
        if (end.failed()) {
            upstream.reset();
        }
    }

    /** The server has checked that it is a number and holds the connection to it. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void failed(RoutingContext context, UpstreamCall call, Throwable failure) {
        if (context.response().closed()) {
            return; // the browser has left; nobody waits for an answer
        }
        LOG.warnf("%s was not reached: %s", call.api().word(), failure.toString());
        if (failure instanceof TimeoutException) {
            Problem.API_SILENT.answer(
                    context,
                    "%s did not answer within %d s; try later"
                            .formatted(call.api().word(), config.answerTimeout().toSeconds()));
        } else {
            Problem.API_UNREACHABLE.answer(
                    context, call.api().word() + " cannot be reached; try later");
        }
    }
}
