package peering.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by its announced length, before anything of it is read. The framework has the same
 * limit, but says so without a problem; it still guards bodies that announce no length.
 */
@ApplicationScoped
public class BodyLimit {
    /** Before the framework's own check, which is at -2. */
    private static final int ORDER = -3;

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (announced(request) <= most) {
            request.next();
            return;
        }
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
