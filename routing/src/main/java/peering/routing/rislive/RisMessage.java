package peering.routing.rislive;

import java.util.List;
import peering.routing.bgp.Peer;

/** What a line of RIS Live came to. */
public sealed interface RisMessage {

    /**
     * A message or session change of one peer.
     *
     * @param collector who heard it, e.g. {@code rrc19}; empty if the line does not say
     * @param records whole MRT records (BGP4MP_ET), in order; more than one only if a message had
     *     to be written anew from many prefixes
     */
    record Heard(String collector, Peer peer, List<byte[]> records) implements RisMessage {
        public Heard {
            records = List.copyOf(records);
        }
    }

    /**
     * Nothing to do with routes, e.g. a keepalive or a pong.
     *
     * @param what the type as it was sent, cut to be shown
     */
    record Ignored(String what) implements RisMessage {}

    /** Not understood, or larger than allowed. */
    record Refused(String why) implements RisMessage {}
}
