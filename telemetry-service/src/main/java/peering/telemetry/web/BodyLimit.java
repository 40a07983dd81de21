package peering.telemetry.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import peering.kit.facts.FactJson;
import peering.kit.problem.CommonProblem;
import peering.kit.problem.ProblemKind;

/**
 * The server takes bodies as large as a feed may be; every other body has to be small, and has to
 * say so before it comes.
 */
@ApplicationScoped
public class BodyLimit {
    /** Bodies that are streamed, or spooled to disk, and have their own bounds. */
    private static final List<String> LARGE = List.of("/v1/feeds/", "/v1/replays");

    private static final int BEFORE_ALL_ELSE = 400;

    private final BodyLimitConfig config;

    BodyLimit(BodyLimitConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (LARGE.stream().anyMatch(context.normalizedPath()::startsWith)) {
            context.next();
        } else if (length == null && chunked) {
            refuse(context, Problem.LENGTH_REQUIRED, "Send 'Content-Length'.");
        } else if (length != null && Long.parseLong(length) > config.mostBytes()) {
            String most = "Send at most " + config.mostBytes() + " bytes at once.";
            refuse(context, CommonProblem.BODY_TOO_LARGE, most);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, ProblemKind problem, String detail) {
        var refusal = problem.because(detail);
        var body =
                java.util.Map.of(
                        "type", refusal.getType().toString(),
                        "title", problem.title(),
                        "status", problem.status(),
                        "detail", detail,
                        "instance", context.normalizedPath());
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(io.vertx.core.buffer.Buffer.buffer(FactJson.write(body)));
    }
}
