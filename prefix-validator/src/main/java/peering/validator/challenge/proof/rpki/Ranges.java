package peering.validator.challenge.proof.rpki;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers, as ranges that neither overlap nor touch, in order. */
record Ranges(List<Range> all) {
    static final Ranges NONE = new Ranges(List.of());

    /** Both ends belong to it. */
    record Range(BigInteger first, BigInteger last) {
        Range {
            if (first.compareTo(last) > 0) throw new IllegalArgumentException("an empty range");
        }
    }

    Ranges {
        all = merged(all);
    }

    private static List<Range> merged(List<Range> ranges) {
        var sorted = ranges.stream().sorted(Comparator.comparing(Range::first)).toList();
        var merged = new ArrayList<Range>();
        for (var next : sorted) {
            var before = merged.isEmpty() ? null : merged.getLast();
            if (before == null || next.first().compareTo(before.last().add(BigInteger.ONE)) > 0) {
                merged.add(next);
            } else {
                merged.set(
                        merged.size() - 1,
                        new Range(before.first(), before.last().max(next.last())));
            }
        }
        return List.copyOf(merged);
    }

    /** True if everything of {@code other} lies in one of these. */
    boolean contains(Ranges other) {
        int at = 0;
        for (var wanted : other.all) {
            while (at < all.size() && all.get(at).last().compareTo(wanted.first()) < 0) at++;
            if (at == all.size()) return false;
            var here = all.get(at);
            boolean inside =
                    here.first().compareTo(wanted.first()) <= 0
                            && here.last().compareTo(wanted.last()) >= 0;
            if (!inside) return false;
        }
        return true;
    }
}
