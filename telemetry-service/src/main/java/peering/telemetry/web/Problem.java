package peering.telemetry.web;

import peering.kit.problem.ProblemKind;

/**
 * Every way this service refuses a request (RFC 9457). The slug is public and permanent: clients
 * branch on it.
 *
 * <p>Adding one: a constant here, a line under {@code telemetry-service} in {@code
 * docs/problems.md}. A test checks the two against each other.
 */
public enum Problem implements ProblemKind {
    REQUEST_REFUSED(400, "The request cannot be understood"),
    BODY_MALFORMED(400, "The body is not the JSON object that is expected"),
    FIELD_INVALID(400, "A field or parameter has a value that is not allowed"),
    COLLECTOR_INVALID(400, "A collector cannot have this name"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The token's roles do not allow this"),
    NOT_FOUND(404, "There is no such thing, or it is not yours"),
    METHOD_NOT_ALLOWED(405, "This method does not exist here"),
    NOT_ACCEPTABLE(406, "Only JSON can be answered"),
    LENGTH_REQUIRED(411, "The length of the body has to be said"),
    BODY_TOO_LARGE(413, "The body is larger than is taken here"),
    UNSUPPORTED_MEDIA_TYPE(415, "Only JSON is read here"),
    SAMPLES_REFUSED(422, "Samples of the batch cannot be taken, so none was"),
    INTERNAL_ERROR(500, "Something broke on our side"),
    UNAVAILABLE(503, "The service cannot answer at the moment"),
    PREFIXES_NOT_LOADED(503, "The registered prefixes have not been read yet");

    private final int status;
    private final String title;

    Problem(int status, String title) {
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
}
