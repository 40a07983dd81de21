package peering.alerting.delivery;

import java.util.Optional;

/** Whether a receiver wants to be told. */
sealed interface Consent {

    /**
     * @param perMinute how many requests it grants; empty if it set no limit
     */
    record Given(Optional<Integer> perMinute) implements Consent {}

    /** {@code why} is shown to the customer. */
    record Refused(String why) implements Consent {}
}
