package peering.registration.partner.session;

import java.util.Optional;
import peering.registration.web.Problem;
import peering.routing.net.IpAddress;
import peering.routing.net.PrefixTextException;

/** The two addresses of a session: of one family, and not the same. */
record SessionEnds(IpAddress peer, Optional<IpAddress> local) {

    /**
     * @param localAddress null while our end is not known
     */
    static SessionEnds parse(String peerAddress, String localAddress) {
        var peer = address("peerAddress", peerAddress);
        if (localAddress == null) return new SessionEnds(peer, Optional.empty());
        var local = address("localAddress", localAddress);
        if (peer.family() != local.family()) {
            throw malformed("localAddress", "The two ends are of different IP versions.");
        }
        if (peer.equals(local)) throw malformed("localAddress", "Both ends have one address.");
        return new SessionEnds(peer, Optional.of(local));
    }

    private static IpAddress address(String field, String text) {
        try {
            return IpAddress.parse(text);
        } catch (PrefixTextException unreadable) {
            throw malformed(field, unreadable.getMessage());
        }
    }

    private static RuntimeException malformed(String field, String why) {
        return Problem.PEER_ADDRESS_MALFORMED.at(
                field, why, "Send a plain address, such as 192.0.2.1 or 2001:db8::1.");
    }
}
