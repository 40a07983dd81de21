package peering.registration.path.drill;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import peering.registration.path.DrillCases;
import peering.registration.path.decision.Degradation;
import peering.registration.path.decision.Drill;
import peering.registration.path.decision.Drill.RouterAt;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Id;
import peering.registration.web.Problem;

/** Whether everything that a drill names is there. */
@ApplicationScoped
class DrillNames {
    private final Sites sites;
    private final DrillCases cases;

    DrillNames(Sites sites, DrillCases cases) {
        this.sites = sites;
        this.cases = cases;
    }

    /**
     * Fails with the refusal if something is not there.
     *
     * @param partnerId whose sessions may be named; empty for all
     * @return the sites of the sessions
     */
    Uni<Set<String>> check(Drill drill, String partnerId) {
        Set<String> named = new LinkedHashSet<>(drill.down());
        drill.slow().stream().map(Degradation::siteId).forEach(named::add);
        return each(List.copyOf(named), site -> site(site, "failing"))
                .chain(() -> each(List.copyOf(drill.draining()), site -> site(site, "draining")))
                .chain(() -> each(List.copyOf(drill.routers()), this::router))
                .chain(() -> sitesOf(drill.sessions(), partnerId));
    }

    private Uni<Site> site(String siteId, String field) {
        return sites.named(siteId).map(found -> found.orElseThrow(() -> Sites.unknown(field)));
    }

    private Uni<Site> router(RouterAt router) {
        return site(router.siteId(), "failing")
                .invoke(site -> {
                    if (site.routers().contains(router.router())) return;
                    throw Problem.ROUTER_UNKNOWN.at(
                            "failing",
                            "The site has no router of this name.",
                            "Choose one of " + site.routers() + ".");
                });
    }

    private Uni<Set<String>> sitesOf(Set<String> sessionIds, String partnerId) {
        if (!sessionIds.stream().allMatch(Id::isOne)) throw sessionUnknown();
        if (sessionIds.isEmpty()) return Uni.createFrom().item(Set.of());
        return cases.sitesOf(sessionIds, partnerId)
                .map(found -> {
                    if (found.size() < sessionIds.size()) throw sessionUnknown();
                    return new LinkedHashSet<>(found);
                });
    }

    private static <T> Uni<Void> each(List<T> things, Function<T, Uni<? extends Site>> ask) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(ask)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static RuntimeException sessionUnknown() {
        return Problem.SESSION_UNKNOWN.at(
                "failing",
                "There is no active session with this id that you may let fail.",
                "GET /v1/partners/{id}/sessions lists a partner's.");
    }
}
