package peering.validator.web;

import peering.kit.problem.ProblemKind;

/**
 * Every way this service itself refuses a request, beside the common ones of the kit.
 *
 * <p>Adding one: a constant here, a line in {@code docs/problems.md}. A test checks the two against
 * each other.
 */
public enum Problem implements ProblemKind {
    PREFIX_MALFORMED(400, "The prefix cannot be read"),
    ASN_MALFORMED(400, "The AS number cannot be read"),
    METHOD_NOT_OFFERED(409, "Control cannot be proved in this way here"),
    OTHER_METHOD(409, "The challenge asks for something else"),
    TOO_MANY_CHALLENGES(409, "The organisation has as many open challenges as it may have"),
    CHECKED_TOO_SOON(429, "The challenge was checked a moment ago"),
    PREFLIGHT_BUSY(429, "As many dry runs are under way as may be"),
    VRPS_NOT_LOADED(503, "No RPKI data has been loaded yet");

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
