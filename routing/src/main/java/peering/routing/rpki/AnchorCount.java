package peering.routing.rpki;

/** How many VRP entries of a table come from one trust anchor, duplicates included. */
public record AnchorCount(int ipv4, int ipv6) {
    public int total() {
        return ipv4 + ipv6;
    }
}
