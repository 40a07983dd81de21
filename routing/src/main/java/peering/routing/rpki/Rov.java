package peering.routing.rpki;

import java.util.List;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** Route origin validation (RFC 6811). Pure: values in, a verdict out. */
public final class Rov {
    /** The origin of a route that has none, in the places that take a number: matches no VRP. */
    public static final long NO_ORIGIN = -1;

    private Rov() {}

    /**
     * @param origin empty if the path names no single one (it ends in an AS_SET, RFC 6811's "NONE",
     *     or there is none): it matches no VRP then
     * @param covering every VRP whose prefix covers {@code prefix}, in any order
     */
    public static RovVerdict judge(Prefix prefix, Optional<Asn> origin, List<Vrp> covering) {
        if (covering.isEmpty()) return new RovVerdict.NotFound();
        long number = origin.map(Asn::value).orElse(NO_ORIGIN);
        return covering.stream()
                .filter(vrp -> vrp.allows(prefix.length(), number))
                .findFirst()
                .<RovVerdict>map(vrp -> new RovVerdict.Valid(vrp, covering))
                .orElseGet(() -> new RovVerdict.Invalid(reason(number, covering), covering));
    }

    private static RovVerdict.Reason reason(long origin, List<Vrp> covering) {
        if (covering.stream().allMatch(vrp -> vrp.origin().isZero())) return RovVerdict.Reason.AS0;
        return covering.stream().anyMatch(vrp -> isOf(vrp, origin))
                ? RovVerdict.Reason.TOO_SPECIFIC
                : RovVerdict.Reason.WRONG_ORIGIN;
    }

    private static boolean isOf(Vrp vrp, long origin) {
        return !vrp.origin().isZero() && vrp.origin().value() == origin;
    }
}
