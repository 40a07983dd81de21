package peering.routing.bmp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import peering.routing.bgp.BgpNotification;
import peering.routing.bgp.BgpOpen;
import peering.routing.net.IpAddress;

/** What one message of a router came to (RFC 7854 section 4). */
public sealed interface BmpMessage {

    /** The first of every stream: what the router is. */
    record Initiation(List<Information> information) implements BmpMessage {
        public Initiation {
            information = List.copyOf(information);
        }
    }

    /**
     * The last of a stream that is closed in order.
     *
     * @param reason 0 administratively, 1 unspecified, 2 out of resources, 3 redundant connection,
     *     4 for good; empty if it does not say
     */
    record Termination(OptionalInt reason, List<Information> information) implements BmpMessage {
        public Termination {
            information = List.copyOf(information);
        }
    }

    /**
     * A session is up.
     *
     * @param localAddress the router's end
     * @param sent what the router offered to the peer
     * @param received what the peer offered to the router
     */
    record PeerUp(
            PeerHeader peer,
            IpAddress localAddress,
            int localPort,
            int remotePort,
            BgpOpen sent,
            BgpOpen received,
            List<Information> information)
            implements BmpMessage {
        public PeerUp {
            information = List.copyOf(information);
        }
    }

    /**
     * A session is down, or not shown any more.
     *
     * @param code the reason as sent
     * @param notification for the two reasons that come with one
     * @param event of the state machine (RFC 4271 section 8.1), for {@code LOCAL_EVENT}
     */
    record PeerDown(
            PeerHeader peer,
            int code,
            Optional<BgpNotification> notification,
            OptionalInt event,
            List<Information> information)
            implements BmpMessage {
        public PeerDown {
            information = List.copyOf(information);
        }

        public PeerDownReason reason() {
            return PeerDownReason.of(code);
        }
    }

    /**
     * Routes of one table.
     *
     * @param update a whole BGP message, from its marker on; not looked into
     */
    record RouteMonitoring(PeerHeader peer, byte[] update) implements BmpMessage {}

    /**
     * Messages as they were on the wire, those with errors too (RFC 7854 section 4.7).
     *
     * @param messages whole BGP messages, not looked into
     * @param errored the router found one of them faulty
     * @param lost the router could not show all of them
     */
    record RouteMirroring(PeerHeader peer, List<byte[]> messages, boolean errored, boolean lost)
            implements BmpMessage {
        public RouteMirroring {
            messages = List.copyOf(messages);
        }
    }

    /**
     * @param skipped how many numbers have a length that none of the known forms has
     */
    record Statistics(PeerHeader peer, List<Statistic> numbers, int skipped) implements BmpMessage {
        public Statistics {
            numbers = List.copyOf(numbers);
        }
    }

    /** Of a type that is not known; to be passed over (RFC 7854 section 4.1). */
    record Unknown(int type) implements BmpMessage {}

    /** Not what its type says. The stream can be read on. */
    record Refused(String why) implements BmpMessage {}
}
