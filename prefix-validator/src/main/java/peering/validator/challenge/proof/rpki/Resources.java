package peering.validator.challenge.proof.rpki;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import peering.routing.net.Prefix;

/**
 * Internet number resources of a certificate or a signed object (RFC 3779).
 *
 * @param own what is named, by kind
 * @param inherited kinds of which it has what its issuer has
 */
record Resources(Map<Kind, Ranges> own, Set<Kind> inherited) {
    enum Kind {
        IPV4,
        IPV6,
        AS
    }

    Resources {
        var sorted = new EnumMap<Kind, Ranges>(Kind.class);
        sorted.putAll(own);
        own = sorted;
        inherited = inherited.isEmpty() ? Set.of() : EnumSet.copyOf(inherited);
    }

    static Resources of(Prefix prefix) {
        var kind = prefix.family() == Prefix.Family.IPV4 ? Kind.IPV4 : Kind.IPV6;
        var first = new BigInteger(1, prefix.network().toBytes());
        var size = BigInteger.ONE.shiftLeft(prefix.bits() - prefix.length());
        var range = new Ranges.Range(first, first.add(size).subtract(BigInteger.ONE));
        return new Resources(Map.of(kind, new Ranges(List.of(range))), Set.of());
    }

    Ranges of(Kind kind) {
        return own.getOrDefault(kind, Ranges.NONE);
    }

    boolean isEmpty() {
        return inherited.isEmpty() && own.values().stream().allMatch(some -> some.all().isEmpty());
    }

    /** The same, with what is inherited taken from the issuer. */
    Resources under(Resources issuer) {
        var whole = new EnumMap<Kind, Ranges>(Kind.class);
        for (var kind : Kind.values()) {
            whole.put(kind, inherited.contains(kind) ? issuer.of(kind) : of(kind));
        }
        return new Resources(whole, Set.of());
    }

    /** True if it holds everything of the other; neither may inherit. */
    boolean contains(Resources other) {
        return Set.of(Kind.values()).stream().allMatch(kind -> of(kind).contains(other.of(kind)));
    }
}
