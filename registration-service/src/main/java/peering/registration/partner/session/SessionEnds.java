package peering.registration.partner.session;

import java.util.List;
import java.util.Optional;
import peering.registration.web.Problem;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixTextException;

/**
 * The two addresses of a session. What they have to be to each other:
 *
 * <pre>
 *   always ............ addresses of hosts, of one family, not the same
 *   direct, IPv4 ...... both of a /31 (RFC 3021), or the two hosts of a /30
 *   direct, IPv6 ...... both of a /127 (RFC 6164), or of one /64 and neither its first, which is
 *                       every router's (RFC 4291 section 2.6.1); a /126 lies within its /64
 *   at an exchange .... both on one LAN of it, and on a LAN of IPv4 neither its first nor its last
 * </pre>
 *
 * Our end may be left out while it is not known.
 */
record SessionEnds(IpAddress peer, Optional<IpAddress> local) {
    private static final String PEER = "peerAddress";
    private static final String LOCAL = "localAddress";
    private static final int V4_LINK = 30;
    private static final int V6_LINK = 64;

    /** Where no router's end of a session can be. */
    private static final List<Prefix> NO_HOSTS =
            List.of(
                    Prefix.parse("0.0.0.0/8"),
                    Prefix.parse("127.0.0.0/8"),
                    Prefix.parse("224.0.0.0/3"),
                    Prefix.parse("::/127"),
                    Prefix.parse("fe80::/10"),
                    Prefix.parse("ff00::/8"));

    /**
     * @param localAddress null while our end is not known
     */
    static SessionEnds parse(String peerAddress, String localAddress) {
        var peer = host(PEER, peerAddress);
        if (localAddress == null) return new SessionEnds(peer, Optional.empty());
        var local = host(LOCAL, localAddress);
        if (peer.family() != local.family()) {
            throw malformed(LOCAL, "The two ends are of different IP versions.");
        }
        if (peer.equals(local)) throw malformed(LOCAL, "Both ends have one address.");
        return new SessionEnds(peer, Optional.of(local));
    }

    /** Refuses ends that are not the two of one link. */
    void refuseUnlinked() {
        local.ifPresent(ours -> {
            if (isLink(ours)) return;
            boolean ipv4 = peer.family() == Family.IPV4;
            throw Problem.SESSION_ADDRESSES_APART.at(
                    LOCAL,
                    peer + " and " + ours + " are not the two hosts of one link.",
                    ipv4
                            ? "Send two addresses of one /31, or the two hosts of one /30."
                            : "Send two addresses of one /127, or of one /64 without its first.");
        });
    }

    /** Refuses ends that are not on a LAN of the exchange, or on two. */
    void refuseOutside(String exchange, List<Prefix> lans) {
        var lan = lanOf(PEER, peer, exchange, lans);
        local.ifPresent(ours -> {
            if (lanOf(LOCAL, ours, exchange, lans).equals(lan)) return;
            throw Problem.SESSION_ADDRESSES_APART.at(
                    LOCAL,
                    peer + " and " + ours + " are on two LANs of " + exchange + ".",
                    "Send two addresses within " + lan + ".");
        });
    }

    private boolean isLink(IpAddress ours) {
        boolean ipv4 = peer.family() == Family.IPV4;
        if (Prefix.around(peer, peer.family().bits() - 1).contains(ours)) return true;
        var link = Prefix.around(peer, ipv4 ? V4_LINK : V6_LINK);
        return link.contains(ours) && isHostOf(link, peer) && isHostOf(link, ours);
    }

    private static Prefix lanOf(String field, IpAddress end, String exchange, List<Prefix> lans) {
        return lans.stream()
                .filter(lan -> lan.contains(end) && isHostOf(lan, end))
                .findFirst()
                .orElseThrow(() ->
                        Problem.SESSION_ADDRESSES_APART.at(
                                field,
                                end + " is no host on a LAN of " + exchange + ".",
                                "Send an address within " + texts(lans) + "."));
    }

    /** Neither the first address of the net nor, where there are broadcasts, the last. */
    private static boolean isHostOf(Prefix net, IpAddress end) {
        if (end.equals(net.network())) return false;
        boolean last = (end.hi() | Prefix.highMask(net.length())) >>> 32 == 0xFFFF_FFFFL;
        return net.family() == Family.IPV6 || !last;
    }

    private static String texts(List<Prefix> lans) {
        return String.join(" or ", lans.stream().map(Prefix::toString).toList());
    }

    private static IpAddress host(String field, String text) {
        var address = address(field, text);
        if (NO_HOSTS.stream().noneMatch(block -> block.contains(address))) return address;
        throw malformed(field, address + " is not an address of a host on a link.");
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
