package peering.routing.rtr;

import java.util.Map;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpTable;

/**
 * All that a cache has told, as of one serial number.
 *
 * @param version of the protocol in which it was told; only data of the same version, session and
 *     serial go together
 * @param providers the ASPAs, by customer
 */
public record RtrData(
        int version,
        int session,
        int serial,
        RtrTimers timers,
        VrpTable vrps,
        Map<Asn, Aspa> providers) {
    public RtrData {
        providers = Map.copyOf(providers);
    }

    public AspaTable aspas() {
        return AspaTable.of(providers.values());
    }
}
