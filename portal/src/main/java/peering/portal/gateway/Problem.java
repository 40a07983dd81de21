package peering.portal.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Every way the gateway itself can refuse (RFC 9457); refusals of an API pass unchanged. The slug
 * is public and permanent: the page branches on it.
 */
enum Problem {
    NOT_LOGGED_IN(401, "Nobody is logged in"),
    NOT_FROM_THIS_PAGE(403, "The call was not made by the portal's page"),
    NO_SUCH_API(404, "There is no such API"),
    METHOD_NOT_PASSED(405, "The gateway does not pass this method"),
    LENGTH_REQUIRED(411, "The length of the body is missing"),
    BODY_TOO_LARGE(413, "The body is too large"),
    API_UNREACHABLE(502, "The service cannot be reached"),
    ANSWER_TOO_LARGE(502, "The service's answer is too large"),
    LOGIN_UNAVAILABLE(503, "The session cannot be checked"),
    API_SILENT(504, "The service did not answer in time");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Answers the request with this problem.
     *
     * @param detail what the caller can do about it; never a class name, never a stack trace
     */
    void answer(RoutingContext context, String detail) {
        var body =
                new JsonObject()
                        .put("type", type())
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("instance", context.request().path());
        var response = context.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (this == NOT_LOGGED_IN) {
            // RFC 9110, section 11.6.1 asks for a challenge; a browser shows no dialogue for this
            // one.
            response.putHeader("WWW-Authenticate", "OIDC");
        }
        response.end(body.toBuffer());
    }
}
