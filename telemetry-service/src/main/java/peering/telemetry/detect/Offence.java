package peering.telemetry.detect;

import peering.contract.RouteAnomalyFact.Kind;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.RouteBook;

/**
 * What is wrong with a route. Two routes with equal offences belong to the same anomaly.
 *
 * @param announced the prefix of the offending route
 */
public record Offence(Kind kind, Prefix announced, Origin origin) {

    /** Sorts all offences of one announced prefix together. */
    String key() {
        return announced + RouteBook.SEPARATOR + kind + RouteBook.SEPARATOR + origin;
    }
}
