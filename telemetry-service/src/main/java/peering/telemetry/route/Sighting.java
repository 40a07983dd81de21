package peering.telemetry.route;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import peering.routing.net.Prefix;

/**
 * One thing a collector saw that may concern a watched prefix. The form in which stage 1 hands it
 * to stage 2.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "saw")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sighting.Announced.class, name = "announced"),
    @JsonSubTypes.Type(value = Sighting.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = Sighting.PeerDown.class, name = "peer-down")
})
public sealed interface Sighting {

    /** By the collector's clock. */
    Instant at();

    /** The peer shows this route now; it replaces the one it showed for the same prefix. */
    record Announced(PeerRoute route) implements Sighting {
        @Override
        public Instant at() {
            return route.seenAt();
        }
    }

    record Withdrawn(Peer peer, Prefix prefix, Instant at) implements Sighting {}

    /** The session is down: all its routes are gone (RFC 4271, section 8; RFC 6396, 4.4.1). */
    record PeerDown(Peer peer, Instant at) implements Sighting {}
}
