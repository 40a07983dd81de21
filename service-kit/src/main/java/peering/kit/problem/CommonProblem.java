package peering.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * The refusals that every service shares, because the framework makes them: no token, no such path,
 * a body that cannot be read, an accident. A service's own list stands beside this one.
 */
public enum CommonProblem implements ProblemKind {
    BODY_MALFORMED(400, "The body is not the JSON object that is expected"),
    FIELD_INVALID(400, "A field or parameter has a value that is not allowed"),
    UNKNOWN_FIELD(400, "The body has a field that does not exist"),
    CURSOR_INVALID(400, "The cursor is not one that a list has given"),
    REQUEST_REFUSED(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The token's roles do not allow this"),
    NOT_FOUND(404, "There is no such thing, or it is not yours"),
    METHOD_NOT_ALLOWED(405, "This method does not exist here"),
    NOT_ACCEPTABLE(406, "Only JSON can be answered"),
    BODY_TOO_LARGE(413, "The body is larger than is taken"),
    UNSUPPORTED_MEDIA_TYPE(415, "This content type is not read"),
    INTERNAL_ERROR(500, "Something broke on our side"),
    UNAVAILABLE(503, "The service cannot answer at the moment");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The one answer to whoever comes without a token, or with one that is not good. */
    static HttpProblem unauthenticated() {
        return UNAUTHENTICATED.because(
                "Send 'Authorization: Bearer' with a token of the configured issuer.");
    }

    /**
     * The one answer to whoever asks for something that does not exist or belongs to another
     * organisation: the two cannot be told apart.
     */
    public static HttpProblem notFound() {
        return NOT_FOUND.because("Check the id; a list shows what your token may see.");
    }

    /** The answer to a {@code cursor} that did not come from the list it is sent to. */
    public static HttpProblem foreignCursor() {
        return CURSOR_INVALID.at(
                "cursor",
                "The cursor was not given by this list.",
                "Send the 'next' of the page before, or leave it out.");
    }
}
