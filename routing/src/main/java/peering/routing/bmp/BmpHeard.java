package peering.routing.bmp;

import java.util.List;
import java.util.Optional;
import peering.routing.bgp.AfiSafi;

/**
 * What one message of a router means, given those before it.
 *
 * @param records whole MRT records (BGP4MP_ET), in order: routes, and sessions going up and down
 * @param endOfRib the kind of route of which the table is now complete
 * @param trouble what is odd about it, for a count and a log; the records stand nevertheless
 */
public record BmpHeard(
        BmpMessage message,
        List<byte[]> records,
        Optional<AfiSafi> endOfRib,
        Optional<String> trouble) {
    public BmpHeard {
        records = List.copyOf(records);
    }

    static BmpHeard of(BmpMessage message, List<byte[]> records) {
        return new BmpHeard(message, records, Optional.empty(), Optional.empty());
    }

    static BmpHeard odd(BmpMessage message, String trouble) {
        return new BmpHeard(message, List.of(), Optional.empty(), Optional.of(trouble));
    }
}
