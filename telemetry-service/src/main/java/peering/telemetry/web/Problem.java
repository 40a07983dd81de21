package peering.telemetry.web;

import peering.kit.problem.ProblemKind;

/**
 * The ways this service refuses a request (RFC 9457) beside the {@link
 * peering.kit.problem.CommonProblem common ones}. The slug is public and permanent: clients branch
 * on it.
 *
 * <p>Adding one: a constant here, a line under {@code telemetry-service} in {@code
 * docs/problems.md}. A test checks the two against each other.
 */
public enum Problem implements ProblemKind {
    COLLECTOR_INVALID(400, "A collector cannot have this name"),
    LENGTH_REQUIRED(411, "The length of the body has to be said"),
    SAMPLES_REFUSED(422, "Samples of the batch cannot be taken, so none was"),
    TOO_MANY_REPLAYS(429, "As many replays wait or run as may"),
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
