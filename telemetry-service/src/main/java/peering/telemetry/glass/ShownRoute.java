package peering.telemetry.glass;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.telemetry.world.World;

/**
 * A route that a peer of a collector shows, or showed.
 *
 * @param announced the registered prefix or a part of it
 * @param pathId tells several routes of the peer for one prefix apart (RFC 7911); left out without
 * @param path ASNs from the peer to the origin, as text; an AS_SET in braces
 * @param origin the last AS of the path, or an AS_SET in braces
 * @param communities standard and large ones, such as {@code 64500:100}
 * @param firstSeen when this path was first shown, by the collector's clock
 * @param lastSeen when it was last announced
 * @param until when it was replaced or withdrawn; left out while it is shown
 * @param rpki what RPKI says of it; left out while nothing is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ShownRoute(
        @Schema(hidden = true) @JsonIgnore long routeId,
        String announced,
        String collector,
        String peerAddress,
        long peerAsn,
        Optional<Long> pathId,
        String path,
        String origin,
        List<String> communities,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> until,
        Optional<RpkiStates> rpki) {
    ShownRoute {
        communities = List.copyOf(communities);
    }

    ShownRoute judgedBy(World world) {
        return new ShownRoute(
                routeId,
                announced,
                collector,
                peerAddress,
                peerAsn,
                pathId,
                path,
                origin,
                communities,
                firstSeen,
                lastSeen,
                until,
                Optional.of(RpkiStates.of(world, this)).filter(RpkiStates::isKnown));
    }
}
