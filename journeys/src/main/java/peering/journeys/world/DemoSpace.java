package peering.journeys.world;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import peering.stack.rdap.Range;

/**
 * The address space of the demo, as registries would know it: real prefixes and origins, and
 * holders by the names of the demo.
 */
public final class DemoSpace {
    /** The prefix of the replayed incident; its ROA is looser than it needs to be. */
    static final Space ACMES = new Space("205.251.192.0/23", 16_509);

    static final Space GLOBEXS = new Space("99.192.128.0/17", 27_589);

    /** Everything of it holds. */
    static final Space SOUND = new Space("1.1.1.0/24", 13_335);

    /** A ROA names AS9605 as its origin. */
    static final Space CONTRADICTED = new Space("1.79.172.0/22", 16_509);

    /** Nobody has vouched for it. */
    static final Space UNPROVED = new Space("99.77.130.0/24", 27_589);

    /** No ROA covers it, and the registry does not answer. */
    static final Space UNKNOWN = new Space("99.77.132.0/24", 16_509);

    static final Space GIVEN_BACK = new Space("99.77.134.0/24", 16_509);

    public static final Set<String> SILENT = Set.of(UNKNOWN.prefix());

    private static final List<Space> ALL =
            List.of(ACMES, GLOBEXS, SOUND, CONTRADICTED, UNPROVED, UNKNOWN, GIVEN_BACK);

    private DemoSpace() {}

    record Space(String prefix, long origin) {}

    /** What the number registry holds: these, and all the rest in large blocks. */
    public static List<Range> ranges() {
        var blocks =
                Stream.concat(
                        IntStream.range(1, 224).mapToObj(octet -> octet + ".0.0.0/8"),
                        Stream.of("2001::/16", "2400::/12", "2600::/12", "2800::/12", "2a00::/12"));
        return Stream.concat(blocks, ALL.stream().map(Space::prefix))
                .map(prefix -> new Range(prefix, "Holder of " + prefix, List.of()))
                .toList();
    }

    /** What the routing registry holds: a route object of each. */
    public static List<String> routes() {
        return ALL.stream()
                .map(space ->
                        "route: %s\norigin: AS%d\nmnt-by: DEMO-MNT\nsource: ARIN\n"
                                .formatted(space.prefix(), space.origin()))
                .toList();
    }
}
