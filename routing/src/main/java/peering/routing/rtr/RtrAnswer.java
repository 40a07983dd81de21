package peering.routing.rtr;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/**
 * An answer that is under way: all there is, or the changes since some data. Nothing of it counts
 * before {@link #end}. The order of what comes does not matter, but for changes of the same VRP.
 */
abstract sealed class RtrAnswer {
    /** Several times what the Internet has. */
    static final int MOST_VRPS = 5_000_000;

    static final int MOST_ASPAS = 200_000;
    private static final int MOST_PROVIDERS = 5_000_000;

    /** Changes beyond these are asked for as a whole: less memory, and not slower. */
    static final int MOST_CHANGES = 500_000;

    private final int session;
    final Map<Asn, Aspa> aspas;
    private long providers;

    private RtrAnswer(int session, Map<Asn, Aspa> before) {
        this.session = session;
        this.aspas = new HashMap<>(before);
        this.providers = before.values().stream().mapToLong(aspa -> aspa.providers().size()).sum();
    }

    static RtrAnswer whole(int session) {
        return new Whole(session);
    }

    static RtrAnswer since(RtrData before) {
        return new Since(before);
    }

    /** True if it is all there is. */
    abstract boolean isWhole();

    /**
     * @throws RtrFault if it does not go with what is known
     */
    abstract void take(RtrPdu.PrefixChange change);

    /**
     * @throws RtrFault if the table of before does not go with what came
     */
    abstract VrpTable vrps();

    /**
     * An announced ASPA takes the place of the customer's former one.
     *
     * @throws RtrFault if a withdrawn one was not there
     */
    void take(RtrPdu.AspaChange change) {
        var before = aspas.get(change.customer());
        if (change.announced()) {
            aspas.put(
                    change.customer(),
                    new Aspa(change.customer(), new TreeSet<>(change.providers())));
        } else if (aspas.remove(change.customer()) == null) {
            throw new RtrFault(RtrError.UNKNOWN_WITHDRAWAL, "no ASPA of " + change.customer());
        }
        providers += change.providers().size() - (before == null ? 0 : before.providers().size());
        if (aspas.size() > MOST_ASPAS || providers > MOST_PROVIDERS) {
            throw new RtrFault(RtrError.INTERNAL_ERROR, "more ASPAs than we take");
        }
    }

    /**
     * The data with this answer.
     *
     * @throws RtrFault if it is of another session, or is not sound as a whole
     */
    RtrData end(int version, RtrPdu.EndOfData end, RtrTimers before) {
        if (end.session() != session) {
            throw new RtrFault(
                    RtrError.CORRUPT_DATA,
                    "an answer of session %d ends with session %d"
                            .formatted(session, end.session()));
        }
        return new RtrData(
                version, session, end.serial(), end.timers().orElse(before), vrps(), aspas);
    }

    private static RtrFault twice(Object what) {
        return new RtrFault(RtrError.DUPLICATE_ANNOUNCEMENT, what + " is announced twice");
    }

    private static final class Whole extends RtrAnswer {
        private final VrpTable.Builder builder = new VrpTable.Builder();

        Whole(int session) {
            super(session, Map.of());
        }

        @Override
        boolean isWhole() {
            return true;
        }

        @Override
        void take(RtrPdu.PrefixChange change) {
            if (!change.announced()) {
                throw new RtrFault(
                        RtrError.UNKNOWN_WITHDRAWAL,
                        change.prefix() + " is withdrawn where nothing was");
            }
            if (builder.count() >= MOST_VRPS) {
                throw new RtrFault(RtrError.INTERNAL_ERROR, "more VRPs than we take");
            }
            builder.add(change.prefix(), change.maxLength(), change.origin().value());
        }

        /** The table is sorted, so what came twice shows by its size. */
        @Override
        VrpTable vrps() {
            var table = builder.build();
            if (table.size() != builder.count()) throw twice("a VRP");
            return table;
        }
    }

    private static final class Since extends RtrAnswer {
        private final RtrData before;
        private final Set<Vrp> announced = new HashSet<>();
        private final Set<Vrp> withdrawn = new HashSet<>();

        Since(RtrData before) {
            super(before.session(), before.providers());
            this.before = before;
        }

        @Override
        boolean isWhole() {
            return false;
        }

        @Override
        void take(RtrPdu.PrefixChange change) {
            var vrp = new Vrp(change.prefix(), change.maxLength(), change.origin());
            if (change.announced()) announce(vrp);
            else withdraw(vrp);
            if (announced.size() + withdrawn.size() > MOST_CHANGES) {
                throw new RtrFault(RtrError.INTERNAL_ERROR, "more changes than we take");
            }
        }

        private void announce(Vrp vrp) {
            if (has(vrp)) throw twice(vrp);
            if (!withdrawn.remove(vrp)) announced.add(vrp);
        }

        private void withdraw(Vrp vrp) {
            if (!has(vrp)) throw new RtrFault(RtrError.UNKNOWN_WITHDRAWAL, vrp + " was not there");
            if (!announced.remove(vrp)) withdrawn.add(vrp);
        }

        private boolean has(Vrp vrp) {
            return announced.contains(vrp)
                    || !withdrawn.contains(vrp) && before.vrps().contains(vrp);
        }

        @Override
        VrpTable vrps() {
            if (announced.isEmpty() && withdrawn.isEmpty()) return before.vrps();
            return before.vrps().with(announced, withdrawn);
        }
    }
}
