package peering.alerting.web;

import peering.kit.problem.ProblemKind;

/**
 * Every way this service refuses a request beside those that all services share ({@link
 * peering.kit.problem.CommonProblem}). The slug is public and permanent: clients branch on it.
 *
 * <p>Adding one: a constant here, a line under {@code alerting-service} in {@code
 * docs/problems.md}. A test checks the two against each other.
 */
public enum Problem implements ProblemKind {
    ENDPOINT_URL_REFUSED(400, "Webhooks cannot be sent to this URL"),
    TOO_MANY_ENDPOINTS(409, "The organisation has as many endpoints as it may have"),
    TOO_MANY_SUBSCRIPTIONS(409, "The organisation has as many subscriptions as it may have"),
    TOO_MANY_SILENCES(409, "The organisation has as many silences as it may have"),
    SILENCE_EXPIRED(409, "The silence has ended"),
    ALERT_ENDED(409, "The alert is over"),
    TOO_MANY_STREAMS(429, "There are as many open streams as there may be"),
    TOO_MANY_SECRETS(409, "The endpoint's secret was rotated too often in a short time"),
    DELIVERY_NOT_PARKED(409, "Only a parked delivery can be retried by hand"),
    ENDPOINT_DISABLED(409, "The endpoint is disabled"),
    RECOVERY_RUNNING(409, "What the endpoint missed is being sent again already"),
    ENDPOINT_UNVERIFIED(409, "The endpoint has to be verified first"),
    ENDPOINT_NOT_VERIFIED(409, "The receiver did not show that it wants to be told"),
    VERIFICATION_TOO_SOON(429, "The endpoint's verification was tried only just"),
    TOO_MANY_TESTS(429, "The endpoint was tested too often in a short time");

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
