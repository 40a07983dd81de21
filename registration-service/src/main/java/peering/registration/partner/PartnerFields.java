package peering.registration.partner;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import peering.registration.site.Sites;
import peering.registration.web.Problem;

/** What a partner says of itself and may change. */
@ApplicationScoped
class PartnerFields {
    private final Sites sites;

    PartnerFields(Sites sites) {
        this.sites = sites;
    }

    /**
     * A location that looks like the id of a site has to be one; all else is the partner's text.
     */
    Uni<Void> refuseUnknownSites(List<String> locations) {
        if (locations == null) return Uni.createFrom().voidItem();
        var named =
                IntStream.range(0, locations.size())
                        .filter(i -> locations.get(i).startsWith("site_"))
                        .boxed()
                        .toList();
        return Multi.createFrom()
                .iterable(named)
                .onItem()
                .transformToUniAndConcatenate(i -> refuseUnknownSite(i, locations.get(i)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> refuseUnknownSite(int index, String location) {
        return sites.named(location)
                .invoke(found -> found.orElseThrow(() -> Sites.unknown("locations[" + index + "]")))
                .replaceWithVoid();
    }

    static void refuseEnded(PartnerEntity partner) {
        if (partner.state() instanceof PartnerState.Open) return;
        throw Problem.PARTNER_STATE.because(
                "The partner is " + partner.state().word() + "; apply again.");
    }
}
