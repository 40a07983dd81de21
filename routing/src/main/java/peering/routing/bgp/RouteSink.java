package peering.routing.bgp;

import java.util.Optional;
import peering.routing.net.Prefix.Family;

/**
 * Where decoded routes go. Prefixes come as bits in the form of {@link peering.routing.net.Prefix}:
 * left-aligned, host bits zero.
 *
 * <p>The {@link RouteView} is lent: it is good until the method returns and is then filled anew.
 * Take from it what you need, or have it make an object. All calls for one record come on the
 * caller's thread, in the order of the record.
 */
public interface RouteSink {
    void announced(Family family, long hi, long lo, int length, RouteView view);

    void withdrawn(Family family, long hi, long lo, int length, RouteView view);

    /** Not optional: a flaw nobody counts is a flaw nobody sees. */
    void flawed(Flaw flaw, RouteView view);

    default void sessionChanged(SessionState from, SessionState to, RouteView view) {}

    /**
     * Where multicast routes (SAFI 2) go, as this takes unicast ones. By default nowhere: they are
     * {@code skipped}. They say which way multicast packets may come from, not who is reached.
     */
    default Optional<RouteSink> multicast() {
        return Optional.empty();
    }

    /**
     * Well-formed, but not of the kinds decoded here.
     *
     * @param what e.g. {@code "afi 1 safi 2"}, {@code "mrt 13/3"}; few different texts
     */
    default void skipped(String what, RouteView view) {}
}
