package peering.validator.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import peering.routing.rpki.AnchorCount;

/**
 * How a source of VRPs is.
 *
 * @param inForce its table is the one that is judged with
 * @param askedAt when it was asked for its last table
 * @param toldAt when its last table had come
 * @param built when that was made, as it says; when it does not, when it had come
 * @param stale that is too long ago
 * @param vrps in its last table
 * @param anchors VRPs of its last table by trust anchor; empty if it does not tell
 * @param trouble what is wrong with it now
 * @param details of a cache: version, session and serial
 */
public record SourceView(
        String location,
        boolean inForce,
        Optional<Instant> askedAt,
        Optional<Instant> toldAt,
        Optional<Instant> built,
        boolean stale,
        int vrps,
        Map<String, AnchorCount> anchors,
        Optional<String> trouble,
        Map<String, String> details) {}
