package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.PrefixFact;
import peering.telemetry.route.Sighting;

/** What stage 2 is handed, under a watched prefix's id. */
public sealed interface DetectionInput {

    record Saw(Sighting sighting) implements DetectionInput {}

    /**
     * @param fact empty when the prefix was deleted for good
     */
    record Registered(Optional<PrefixFact> fact) implements DetectionInput {}
}
