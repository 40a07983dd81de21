package peering.routing.bgp;

import peering.routing.net.Asn;

/** A large community (RFC 8092): whose it is, and two numbers of 32 bits that network explains. */
public record LargeCommunity(Asn administrator, long first, long second) {

    /** {@code 64500:1:2}. */
    @Override
    public String toString() {
        return administrator.value() + ":" + first + ":" + second;
    }
}
