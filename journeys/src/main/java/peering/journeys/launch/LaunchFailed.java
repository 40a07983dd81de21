package peering.journeys.launch;

/**
 * The system did not come up; the message is for the person who started it: what failed, and the
 * last it said.
 */
public final class LaunchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchFailed(String message) {
        super(message);
    }

    LaunchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
