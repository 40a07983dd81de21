package peering.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by its announced length, before anything of it is read; one that comes in chunks
 * is read first, and refused where the limit is passed. The framework has the same limit, but says
 * so without a problem.
 *
 * <p>A service that takes more than {@link #KEPT_IN_MEMORY} streams such bodies, and guards itself.
 */
@ApplicationScoped
public class BodyLimit {
    /** Before the framework's own check, which is at -2. */
    private static final int ORDER = -3;

    private static final long KEPT_IN_MEMORY = 16 << 20;

    private final long most;
    private final Handler<RoutingContext> reader;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
        this.reader = BodyHandler.create(false).setBodyLimit(this.most);
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(this::failed);
    }

    private void check(RoutingContext request) {
        if (announced(request) > most) {
            refuse(request);
        } else if (isInChunks(request) && most <= KEPT_IN_MEMORY) {
            reader.handle(request);
        } else {
            request.next();
        }
    }

    /** RFC 9112, section 6.3: a request with a body says its length or its transfer coding. */
    private static boolean isInChunks(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == CommonProblem.BODY_TOO_LARGE.status()) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        var problem = CommonProblem.BODY_TOO_LARGE;
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(
                        new JsonObject()
                                .put("type", problem.type().toString())
                                .put("status", problem.status())
                                .put("title", problem.title())
                                .put("detail", "Send at most " + most + " bytes at once.")
                                .put("instance", request.request().path())
                                .encode());
    }

    /** A length that is no number is the framework's to refuse. */
    private static long announced(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
