package peering.validator.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a source of VRPs is.
 *
 * @param inForce its table is the one that is judged with
 * @param toldAt when its last table came
 * @param vrps in its last table
 * @param trouble what is wrong with it now
 * @param details of a cache: version, session and serial
 */
public record SourceView(
        String location,
        boolean inForce,
        Optional<Instant> toldAt,
        int vrps,
        Optional<String> trouble,
        Map<String, String> details) {}
