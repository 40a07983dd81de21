package peering.routing.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Prefix.Family;

/**
 * May a prefix be routed on the Internet at all? The IANA special-purpose registries (RFC 6890, RFC
 * 8190), multicast, class E, and for IPv6 all that is not global unicast.
 *
 * <pre>
 *   0.0.0.0/0 or ::/0 ......................................... DefaultRoute
 *   the most specific registry block around it is not global .. Special
 *   IPv6 and not within 2000::/3 (nor around it) .............. NotGlobalUnicast
 *   it lies in no such block but contains some ................ ContainsSpecial
 *   anything else ............................................. Routable
 * </pre>
 *
 * "Not applicable" in the registry counts as not global. A block that is global inside one that is
 * not (192.0.0.9/32 in 192.0.0.0/24) is global.
 */
public final class SpecialPurpose {
    private static final Prefix GLOBAL_UNICAST = Prefix.parse("2000::/3");
    private static final PrefixMap<Block> BLOCKS = load();

    private SpecialPurpose() {}

    /**
     * A line of the registries.
     *
     * @param source the RFC that says so
     */
    public record Block(Prefix prefix, boolean globallyReachable, String name, String source) {}

    /** What the registries say of a prefix. */
    public sealed interface Standing {

        /**
         * @param block the registry's block it lies in, if that is one that is routed
         */
        record Routable(Optional<Block> block) implements Standing {}

        record Special(Block block) implements Standing {}

        /**
         * @param blocks those inside that are not to be routed, in address order
         */
        record ContainsSpecial(List<Block> blocks) implements Standing {
            public ContainsSpecial {
                blocks = List.copyOf(blocks);
            }
        }

        record NotGlobalUnicast() implements Standing {}

        record DefaultRoute() implements Standing {}
    }

    public static Standing of(Prefix prefix) {
        if (prefix.length() == 0) return new Standing.DefaultRoute();
        var block = blockOf(prefix);
        if (block.isPresent() && !block.get().globallyReachable()) {
            return new Standing.Special(block.get());
        }
        if (prefix.family() == Family.IPV6 && !prefix.overlaps(GLOBAL_UNICAST)) {
            return new Standing.NotGlobalUnicast();
        }
        var inside = blocksIn(prefix).stream().filter(b -> !b.globallyReachable()).toList();
        return inside.isEmpty()
                ? new Standing.Routable(block)
                : new Standing.ContainsSpecial(inside);
    }

    /** The most specific block the prefix lies in. */
    public static Optional<Block> blockOf(Prefix prefix) {
        return BLOCKS.longestMatch(prefix).map(Map.Entry::getValue);
    }

    /** All blocks inside the prefix, other than itself, in address order, global ones included. */
    public static List<Block> blocksIn(Prefix prefix) {
        return BLOCKS.coveredBy(prefix).stream()
                .map(Map.Entry::getValue)
                .filter(block -> !block.prefix().equals(prefix))
                .toList();
    }

    private static PrefixMap<Block> load() {
        PrefixMap<Block> blocks = PrefixMap.empty();
        try (var in = SpecialPurpose.class.getResourceAsStream("special-purpose.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(l -> !l.startsWith("#")).toList()) {
                var block = block(line.split(" \\| "));
                blocks = blocks.with(block.prefix(), block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry table in our own jar", e);
        }
        return blocks;
    }

    private static Block block(String[] columns) {
        return new Block(
                Prefix.parse(columns[0]), columns[1].equals("yes"), columns[2], columns[3]);
    }
}
