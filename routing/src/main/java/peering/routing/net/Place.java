package peering.routing.net;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a prefix lies, as the column {@code place} says it: family, first address in hexadecimal,
 * length. In this order what lies within a prefix is one range.
 *
 * <pre>
 *   205.251.192.0/23 ... 4cdfbc000/023
 *   what lies in it .... from 4cdfbc000/023 to 4cdfbc1ff/999
 * </pre>
 *
 * @param from the prefix itself
 * @param to behind the last that lies in it
 */
public record Place(String from, String to) {
    private static final String BEHIND = "999";

    public static Place within(Prefix prefix) {
        return new Place(
                text(prefix.family(), prefix.hi(), prefix.lo(), "%03d".formatted(prefix.length())),
                text(
                        prefix.family(),
                        prefix.hi() | ~mask(prefix.length()),
                        prefix.lo() | ~mask(prefix.length() - 64),
                        BEHIND));
    }

    /** All of a family. */
    public static Place of(Prefix.Family family) {
        return within(Prefix.masked(family, 0, 0, 0));
    }

    /** The prefix and all around it, as text. */
    public static List<String> around(Prefix prefix) {
        return IntStream.rangeClosed(0, prefix.length())
                .mapToObj(length -> Prefix.around(prefix.network(), length).toString())
                .toList();
    }

    /** The first {@code length} of 64 bits. */
    private static long mask(int length) {
        if (length <= 0) return 0;
        return length >= 64 ? -1L : -1L << (64 - length);
    }

    /** IPv4 stands in the first 32 bits. */
    private static String text(Prefix.Family family, long hi, long lo, String length) {
        String address =
                switch (family) {
                    case IPV4 -> "4%08x".formatted(hi >>> 32);
                    case IPV6 -> "6%016x%016x".formatted(hi, lo);
                };
        return address + "/" + length;
    }
}
