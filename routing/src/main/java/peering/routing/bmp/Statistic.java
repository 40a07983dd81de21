package peering.routing.bmp;

import java.util.Optional;
import peering.routing.bgp.AfiSafi;
import peering.routing.wire.Octets;

/**
 * One number of a statistics report (RFC 7854 section 4.8, RFC 8671 section 6.2).
 *
 * @param type in IANA's numbers, e.g. 7 for the routes in Adj-RIB-In
 * @param kind of what kind of route, for the types that count per kind
 * @param value unsigned
 */
public record Statistic(int type, Optional<AfiSafi> kind, long value) {

    /**
     * Told by its length: a counter has 4 bytes, a gauge 8, one per kind 11. Else it is skipped.
     */
    static Optional<Statistic> read(int type, Octets value) {
        return switch (value.remaining()) {
            case 4 -> Optional.of(new Statistic(type, Optional.empty(), value.u32()));
            case 8 -> Optional.of(new Statistic(type, Optional.empty(), value.u64()));
            case 11 -> {
                var kind = new AfiSafi(value.u16(), value.u8());
                yield Optional.of(new Statistic(type, Optional.of(kind), value.u64()));
            }
            default -> Optional.empty();
        };
    }
}
