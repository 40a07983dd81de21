package peering.journeys;

import java.util.List;
import peering.journeys.world.Peering;

/** A site with a partner at two routers, for journeys that need no more. */
record Vienna(String siteId, String partnerId) {
    static final String PARTNER = "transit-b";

    static Vienna of(Peering peering) {
        String site =
                peering.site(
                        new Peering.NewSite(
                                "Vienna 1",
                                "Vienna",
                                "AT",
                                48.269,
                                16.41,
                                List.of(new Peering.Facility("NTT Vienna 1")),
                                List.of("vie1-r1", "vie1-r2")));
        String partner = peering.partner(PARTNER, "Transit B", 131_486);
        peering.session(PARTNER, partner, site, "vie1-r1", "193.203.0.20");
        peering.session(PARTNER, partner, site, "vie1-r2", "193.203.0.21");
        return new Vienna(site, partner);
    }
}
