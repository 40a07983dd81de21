package peering.alerting.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that are no place on the public Internet, and so no place for a webhook.
 *
 * <p>IPv4 is a list of what is closed: the IANA special-purpose registry (RFC 6890) as far as it is
 * not globally reachable, multicast (RFC 5771) and the reserved class E. IPv6 is the other way
 * round: only global unicast {@code 2000::/3} is open (RFC 4291), without the blocks in it that
 * carry or stand for other addresses. So mapped, NAT64, local and multicast need no entry: whatever
 * is outside is closed.
 */
public final class SpecialAddresses {
    private static final Map<Block, String> CLOSED = closed();
    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

    private SpecialAddresses() {}

    private static Map<Block, String> closed() {
        var closed = new LinkedHashMap<Block, String>();
        closed.put(Block.of("0.0.0.0", 8), "\"this network\" (RFC 791)");
        closed.put(Block.of("10.0.0.0", 8), "private (RFC 1918)");
        closed.put(Block.of("100.64.0.0", 10), "shared by carrier-grade NAT (RFC 6598)");
        closed.put(Block.of("127.0.0.0", 8), "loopback (RFC 1122)");
        closed.put(Block.of("169.254.0.0", 16), "link-local (RFC 3927)");
        closed.put(Block.of("172.16.0.0", 12), "private (RFC 1918)");
        closed.put(Block.of("192.0.0.0", 24), "kept for protocols (RFC 6890)");
        closed.put(Block.of("192.0.2.0", 24), "for documentation (RFC 5737)");
        closed.put(Block.of("192.88.99.0", 24), "the former 6to4 relay (RFC 7526)");
        closed.put(Block.of("192.168.0.0", 16), "private (RFC 1918)");
        closed.put(Block.of("198.18.0.0", 15), "for benchmarks (RFC 2544)");
        closed.put(Block.of("198.51.100.0", 24), "for documentation (RFC 5737)");
        closed.put(Block.of("203.0.113.0", 24), "for documentation (RFC 5737)");
        closed.put(Block.of("224.0.0.0", 4), "multicast (RFC 5771)");
        closed.put(Block.of("240.0.0.0", 4), "reserved (RFC 1112)");
        closed.put(Block.of("2001::", 23), "kept for protocols, Teredo among them (RFC 2928)");
        closed.put(Block.of("2001:db8::", 32), "for documentation (RFC 3849)");
        closed.put(Block.of("2002::", 16), "6to4, another address in disguise (RFC 3056)");
        closed.put(Block.of("3fff::", 20), "for documentation (RFC 9637)");
        return closed;
    }

    /**
     * Why no webhook goes to {@code address}; empty if it may.
     *
     * @param loopbackOpen true lets 127.0.0.0/8 and ::1 through, and nothing else
     */
    public static Optional<String> objection(InetAddress address, boolean loopbackOpen) {
        if (address.isLoopbackAddress()) {
            return loopbackOpen ? Optional.empty() : Optional.of("loopback (RFC 1122, RFC 4291)");
        }
        for (var closed : CLOSED.entrySet()) {
            if (closed.getKey().holds(address)) return Optional.of(closed.getValue());
        }
        boolean open = address instanceof Inet4Address || GLOBAL_UNICAST.holds(address);
        return open ? Optional.empty() : Optional.of("not global unicast (RFC 4291)");
    }

    /** The addresses that share their first {@code bits} with {@code network}. */
    private record Block(InetAddress network, int bits) {

        static Block of(String network, int bits) {
            return new Block(InetAddress.ofLiteral(network), bits);
        }

        boolean holds(InetAddress address) {
            byte[] ours = network.getAddress();
            byte[] theirs = address.getAddress();
            if (ours.length != theirs.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
            }
            return true;
        }
    }
}
