package peering.telemetry.detect;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import peering.contract.PrefixFact;
import peering.contract.WatchPolicyFact;
import peering.telemetry.route.Sightings;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/** What stage 2 is handed: of registration under a watched prefix's id. */
public sealed interface DetectionInput {

    record Saw(Sightings sightings) implements DetectionInput {}

    /**
     * @param prefix as it is registered now; empty when it was deleted for good
     */
    record Registered(Optional<Registration> prefix) implements DetectionInput {}

    /**
     * @param change empty when the policy was deleted for good
     */
    record Policed(Optional<PolicyChange> change) implements DetectionInput {}

    /** A policy and when it came to be as it is. */
    record PolicyChange(WatchPolicy policy, Instant changedAt) {
        /**
         * @throws IllegalArgumentException if the fact makes no sense
         */
        public static PolicyChange of(WatchPolicyFact fact) {
            Objects.requireNonNull(fact.changedAt(), "changedAt is missing");
            return new PolicyChange(WatchPolicy.of(fact), fact.changedAt());
        }
    }

    /** A registration and when it came to be as it is. */
    record Registration(WatchedPrefix prefix, Instant changedAt) {

        /**
         * @throws IllegalArgumentException if the fact's prefix is no canonical text
         */
        public static Registration of(PrefixFact fact) {
            Objects.requireNonNull(fact.changedAt(), "changedAt is missing");
            return new Registration(WatchedPrefix.of(fact), fact.changedAt());
        }
    }
}
