package peering.telemetry.bmp;

import java.util.List;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/** The addresses that may connect. */
record Allowed(List<Prefix> prefixes) {
    Allowed {
        prefixes = List.copyOf(prefixes);
        if (prefixes.isEmpty()) throw new IllegalArgumentException("nobody may connect");
    }

    /**
     * @throws IllegalArgumentException if one is no prefix, or there is none
     */
    static Allowed parse(List<String> prefixes) {
        return new Allowed(prefixes.stream().map(String::strip).map(Prefix::parse).toList());
    }

    boolean has(IpAddress address) {
        return prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }
}
