package peering.alerting.alert;

import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * What is known of a trouble, as far as the decision to tell needs it.
 *
 * <pre>
 *                        │ open                              │ ended
 *   not known            │ FIRST_SIGHT                       │ OVER_BEFORE_FIRST_SIGHT
 *   older or same revision ................................... OUT_OF_DATE
 *   open                 │ worse than ever ? WORSENED        │ RESOLVED
 *                        │ else NOTHING_NEW                  │
 *   ended                │ REOPENED                          │ OUT_OF_DATE
 * </pre>
 *
 * @param worst the highest severity that was ever seen
 * @param revision of the last fact that counted
 */
public record Known(State state, Severity worst, long revision) {

    /** The decision on the first fact of a trouble. */
    public static Decision first(Trouble trouble) {
        return trouble.state() == State.Open
                ? Decision.FIRST_SIGHT
                : Decision.OVER_BEFORE_FIRST_SIGHT;
    }

    /** The decision on a further fact. */
    public Decision again(Trouble trouble) {
        if (trouble.revision() <= revision) return Decision.OUT_OF_DATE;
        if (state == State.Ended) {
            return trouble.state() == State.Open ? Decision.REOPENED : Decision.OUT_OF_DATE;
        }
        if (trouble.state() == State.Ended) return Decision.RESOLVED;
        return trouble.severity().compareTo(worst) > 0 ? Decision.WORSENED : Decision.NOTHING_NEW;
    }
}
