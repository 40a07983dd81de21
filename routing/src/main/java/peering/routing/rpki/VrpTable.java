package peering.routing.rpki;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/**
 * All VRPs of the Internet, to be asked what covers a route. Immutable; swap it whole.
 *
 * <p>About 20 bytes per VRP and millions of answers per second and core (figures: module {@code
 * bench}). Duplicates count once.
 */
public final class VrpTable implements Iterable<Vrp> {
    private static final long LAST_SECOND = 0xFFFF_FFFFL;

    private final VrpIndex ipv4;
    private final VrpIndex ipv6;

    private final Optional<Step> step;

    private VrpTable(VrpIndex ipv4, VrpIndex ipv6, Optional<Step> step) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.step = step;
    }

    /**
     * How a table was made from another, which is not kept for it: thousands of tables come one
     * from another.
     */
    private record Step(WeakReference<VrpTable> from, VrpDelta delta) {}

    public static VrpTable empty() {
        return new Builder().build();
    }

    public static VrpTable of(Collection<Vrp> vrps) {
        var builder = new Builder();
        vrps.forEach(builder::add);
        return builder.build();
    }

    /** Collects VRPs in any order. Not for several threads. */
    public static final class Builder {
        private final VrpRows ipv4 = new VrpRows();
        private final VrpRows ipv6 = new VrpRows();

        public Builder add(Vrp vrp) {
            return add(vrp.prefix(), vrp.maxLength(), vrp.origin().value());
        }

        /**
         * @param maxLength between the prefix's length and its family's
         * @throws IllegalArgumentException if {@code maxLength} does not fit
         */
        public Builder add(Prefix prefix, int maxLength, long origin) {
            return add(prefix, maxLength, origin, Optional.empty());
        }

        /**
         * As the other, and when it runs out, if that is said and before 2106; of two alike the one
         * that lasts longer counts.
         */
        public Builder add(Prefix prefix, int maxLength, long origin, Optional<Instant> expires) {
            if (maxLength < prefix.length() || maxLength > prefix.bits()) {
                throw new IllegalArgumentException(
                        "max length " + maxLength + " does not fit " + prefix);
            }
            long until =
                    expires.map(Instant::getEpochSecond)
                            .filter(seconds -> seconds > 0 && seconds <= LAST_SECOND)
                            .orElse(0L);
            (prefix.family() == Family.IPV4 ? ipv4 : ipv6).add(prefix, maxLength, origin, until);
            return this;
        }

        /** How many were added, duplicates included. */
        public int count() {
            return ipv4.size() + ipv6.size();
        }

        public VrpTable build() {
            return new VrpTable(
                    new VrpIndex(Family.IPV4, ipv4),
                    new VrpIndex(Family.IPV6, ipv6),
                    Optional.empty());
        }
    }

    /** How many different VRPs there are. */
    public int size() {
        return ipv4.size() + ipv6.size();
    }

    /** How many different VRPs there are of one family. */
    public int size(Family family) {
        return index(family).size();
    }

    private VrpIndex index(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    /** Every VRP whose prefix covers the given one, least specific first. */
    public List<Vrp> covering(Prefix prefix) {
        var found = new ArrayList<Vrp>();
        index(prefix.family()).forEachCovering(prefix, found::add);
        return found.reversed();
    }

    /** Every VRP whose prefix is the given one or lies in it, in the order of {@link Prefix}. */
    public List<Vrp> coveredBy(Prefix prefix) {
        var found = new ArrayList<Vrp>();
        index(prefix.family()).forEachCoveredBy(prefix, found::add);
        return found;
    }

    public boolean contains(Vrp vrp) {
        return covering(vrp.prefix()).contains(vrp);
    }

    /**
     * Another table: this one without some and with others; of the others is not said when they run
     * out. It knows what is different, so that nobody has to compare the two.
     *
     * @param more stay if they are also in {@code without}
     */
    public VrpTable with(Collection<Vrp> more, Set<Vrp> without) {
        var added = new TreeSet<>(more);
        var withdrawn = new TreeSet<>(without);
        withdrawn.removeAll(added);
        withdrawn.removeIf(vrp -> !contains(vrp));
        var announced = added.stream().filter(vrp -> !contains(vrp)).toList();
        var delta = new VrpDelta(announced, List.copyOf(withdrawn));
        // Those that are there already, too: they may have had an end.
        return new VrpTable(
                ipv4.with(of(Family.IPV4, added), of(Family.IPV4, withdrawn)),
                ipv6.with(of(Family.IPV6, added), of(Family.IPV6, withdrawn)),
                Optional.of(new Step(new WeakReference<>(this), delta)));
    }

    private static List<Vrp> of(Family family, Collection<Vrp> vrps) {
        return vrps.stream().filter(vrp -> vrp.prefix().family() == family).toList();
    }

    /** What is different from the other table, if this one was made from it. */
    Optional<VrpDelta> knownSince(VrpTable other) {
        return step.filter(made -> made.from().refersTo(other)).map(Step::delta);
    }

    boolean saysWhenAnyExpires() {
        return ipv4.saysWhenAnyExpires() || ipv6.saysWhenAnyExpires();
    }

    /** When the VRP runs out; empty if it is not in the table, or that is not said. */
    public Optional<Instant> expires(Vrp vrp) {
        return index(vrp.prefix().family()).expires(vrp);
    }

    /** Every VRP that is said to run out before then, IPv4 first. */
    public List<Vrp> expiringBefore(Instant then) {
        var found = new ArrayList<Vrp>();
        ipv4.forEachExpiring(then, found::add);
        ipv6.forEachExpiring(then, found::add);
        return found;
    }

    /** All VRPs in their order, IPv4 first. */
    @Override
    public Iterator<Vrp> iterator() {
        return stream().iterator();
    }

    /** As {@link #iterator}. */
    public Stream<Vrp> stream() {
        return Stream.concat(ipv4.stream(), ipv6.stream());
    }

    /**
     * @param origin empty if the path names no single one, as for {@link Rov#judge}
     */
    public RovVerdict judge(Prefix prefix, Optional<Asn> origin) {
        return Rov.judge(prefix, origin, covering(prefix));
    }

    public RovVerdict judge(Prefix prefix, Asn origin) {
        return judge(prefix, Optional.of(origin));
    }

    /**
     * The verdict's state for bits, without allocating. The bits below {@code length} must be zero.
     *
     * @param origin the AS number, or {@link Rov#NO_ORIGIN}
     */
    public RovState state(Family family, long hi, long lo, int length, long origin) {
        return index(family).state(hi, lo, length, origin);
    }

    public RovState state(Prefix prefix, Optional<Asn> origin) {
        return state(
                prefix.family(),
                prefix.hi(),
                prefix.lo(),
                prefix.length(),
                origin.map(Asn::value).orElse(Rov.NO_ORIGIN));
    }
}
