package peering.validator.source.irr;

import java.util.List;

/**
 * The route objects of a prefix, and those of the prefixes around it.
 *
 * @param authenticated the registries asked in which only the holder registers
 * @param unauthenticated the others asked
 * @param exact for the very prefix, those of the claim's origins first
 * @param covering for less specific prefixes, the nearest first
 * @param left how many more there were than are kept here
 */
public record IrrAnswer(
        List<String> authenticated,
        List<String> unauthenticated,
        List<Route> exact,
        List<Route> covering,
        int left) {
    public IrrAnswer {
        authenticated = kept(authenticated);
        unauthenticated = kept(unauthenticated);
        exact = kept(exact);
        covering = kept(covering);
    }

    /** What an older version did not write is empty. */
    private static <T> List<T> kept(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * A {@code route} or {@code route6} object (RFC 2622 section 4).
     *
     * @param origin AS number
     * @param source the registry, in capitals
     * @param authenticated true if only the holder of the prefix could register it there
     * @param text lines of {@code descr} and {@code remarks}; a token may stand there. Kept of
     *     exact objects only
     */
    public record Route(
            String prefix, long origin, String source, boolean authenticated, List<String> text) {
        public Route {
            text = kept(text);
        }

        /** {@code 203.0.113.0/24 AS64500 (RIPE)}. */
        @Override
        public String toString() {
            return prefix + " AS" + origin + " (" + source + ")";
        }
    }
}
