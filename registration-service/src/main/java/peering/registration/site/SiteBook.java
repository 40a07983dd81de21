package peering.registration.site;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import peering.registration.web.Id;
import peering.registration.web.Problem;

/**
 * Every change of a site: with its fact, and told to all who watch, in the transaction in progress.
 * A change that changes nothing writes nothing.
 *
 * <p>{@code seen} is asked under the site's lock whether its revision is the one that the change
 * was meant for; it fails if not.
 */
@ApplicationScoped
public class SiteBook {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Sites sites;
    private final HealthChanges healthChanges;
    private final Instance<SiteUse> uses;
    private final Instance<SiteWatch> watches;
    private final SiteConfig config;
    private final Clock clock;

    SiteBook(
            Sites sites,
            HealthChanges healthChanges,
            Instance<SiteUse> uses,
            Instance<SiteWatch> watches,
            SiteConfig config,
            Clock clock) {
        this.sites = sites;
        this.healthChanges = healthChanges;
        this.uses = uses;
        this.watches = watches;
        this.config = config;
        this.clock = clock;
    }

    /** Adds a site that is in service. Everything but the region has to be said. */
    public Uni<Site> define(SiteFields said) {
        SiteFieldRules.check(said);
        var row = new SiteEntity();
        var now = clock.instant();
        row.id = Id.fresh("site_", now);
        row.take(said);
        row.become(Health.atFirst(now));
        row.touch(now);
        return sites.countAlone()
                .invoke(this::refuseTooMany)
                .chain(() -> sites.write(row))
                .call(() ->
                        healthChanges.persist(HealthChangeEntity.of(row.id, row.health(), now)));
    }

    /**
     * Changes what is said and leaves the rest. Refused while sessions need a router that would go.
     */
    public Uni<Site> change(String siteId, SiteFields said, LongConsumer seen) {
        SiteFieldRules.check(said);
        return sites.locked(siteId)
                .invoke(row -> seen.accept(row.revision))
                .call(row -> refuseRoutersInUse(row, said))
                .chain(row -> {
                    var before = row.toSite();
                    row.take(said);
                    return row.toSite().equals(before)
                            ? Uni.createFrom().item(before)
                            : written(row, clock.instant());
                });
    }

    /** Takes down what the operator says of the site's health. */
    public Uni<Site> say(String siteId, Health.State state, String reason, LongConsumer seen) {
        return sites.locked(siteId)
                .invoke(row -> seen.accept(row.revision))
                .chain(row -> {
                    var now = clock.instant();
                    var next = row.health().said(state, reason, now);
                    if (next.equals(row.health())) return Uni.createFrom().item(row.toSite());
                    row.become(next);
                    return written(row, now)
                            .call(() ->
                                    healthChanges.persist(
                                            HealthChangeEntity.of(row.id, next, now)));
                });
    }

    /** Removes a site that nothing needs; refused with what needs it. */
    public Uni<Void> remove(String siteId, LongConsumer seen) {
        var now = clock.instant();
        return sites.locked(siteId)
                .invoke(row -> seen.accept(row.revision))
                .call(row ->
                        dependents(use -> use.of(row.id, DEPENDENTS_SHOWN))
                                .invoke(SiteBook::refuseInUse))
                .invoke(row -> row.removedAt = now)
                .chain(row -> written(row, now))
                .replaceWithVoid();
    }

    private Uni<Site> written(SiteEntity row, Instant now) {
        row.touch(now);
        return sites.write(row).call(() -> tell(row.id));
    }

    private Uni<Void> tell(String siteId) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var watch : watches) told = told.chain(() -> watch.changed(siteId));
        return told;
    }

    private Uni<Void> refuseRoutersInUse(SiteEntity row, SiteFields said) {
        if (said.routers() == null) return Uni.createFrom().voidItem();
        var gone =
                Arrays.stream(row.routers)
                        .filter(router -> !said.routers().contains(router))
                        .toList();
        if (gone.isEmpty()) return Uni.createFrom().voidItem();
        return dependents(use -> use.of(row.id, gone, DEPENDENTS_SHOWN))
                .invoke(needing -> {
                    if (needing.isEmpty()) return;
                    throw Problem.ROUTER_IN_USE.dueTo(
                            needing, "Have these closed before the site loses " + gone + ".");
                })
                .replaceWithVoid();
    }

    private static void refuseInUse(List<String> needing) {
        if (needing.isEmpty()) return;
        throw Problem.SITE_IN_USE.dueTo(needing, "Have these closed or moved first.");
    }

    private void refuseTooMany(long there) {
        if (there < config.most()) return;
        throw Problem.TOO_MANY_SITES.because(
                "The most is " + config.most() + "; remove one that is not used.");
    }

    /** What all rooms above name, up to the number that is shown. */
    private Uni<List<String>> dependents(Function<SiteUse, Uni<List<String>>> ask) {
        Uni<List<String>> all = Uni.createFrom().item(new ArrayList<>());
        for (var use : uses) {
            all = all.chain(found -> ask.apply(use).invoke(found::addAll).replaceWith(found));
        }
        return all.map(found -> found.stream().limit(DEPENDENTS_SHOWN).toList());
    }
}
