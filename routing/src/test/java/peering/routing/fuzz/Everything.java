package peering.routing.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.net.Asn;
import peering.routing.net.Prefix.Family;

/** Asks for everything a view can give, and of the path all it can answer. */
final class Everything implements RouteSink {
    int routes;

    @Override
    public Optional<RouteSink> multicast() {
        return Optional.of(this);
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        routes++;
        var path = view.announced(family, hi, lo, length).path();
        assertEquals(path.origin().map(Asn::value).orElse(-1L), view.origin());
        view.largeCommunities();
        view.extendedCommunities().forEach(Object::toString);
        view.onlyToCustomer();
        view.originCode();
        view.med();
        view.localPref();
        view.aggregator();
        assertTrue(path.loops().size() <= path.hops().size());
        path.bogons();
        path.upstream();
        assertTrue(path.withoutConfederations().length() == path.length());
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        routes++;
        view.withdrawn(family, hi, lo, length);
    }

    @Override
    public void flawed(Flaw flaw, RouteView view) {
        assertTrue(flaw.why().length() < 200);
    }
}
