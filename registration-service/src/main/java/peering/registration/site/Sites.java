package peering.registration.site;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.kit.outbox.Outbox;
import peering.kit.page.PageQuery;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/** The sites. */
@ApplicationScoped
public class Sites implements PanacheRepositoryBase<SiteEntity, String> {
    private final Outbox outbox;

    Sites(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Adds a site and its fact to the transaction in progress. */
    Uni<Site> add(SiteEntity site) {
        return persist(site)
                .chain(added -> outbox.add(added.id, added.toFact(), added.changedAt))
                .map(done -> site.toSite())
                .onFailure()
                .transform(Violated.means(Map.of("site_nkey", Sites::nameTaken)));
    }

    /** Empty if there is none. */
    public Uni<Optional<Site>> named(String id) {
        if (!Id.isOne(id)) return Uni.createFrom().item(Optional.empty());
        return findById(id).map(found -> Optional.ofNullable(found).map(SiteEntity::toSite));
    }

    /**
     * One more than the page holds, if there are more.
     *
     * @param country ISO code, or null
     * @param text part of a name, metro or facility in any case, or null
     */
    Uni<List<SiteEntity>> list(PageQuery page, String country, String text) {
        var filter =
                Filter.from(page)
                        .andIf("country = :country", "country", country)
                        .andIf(
                                "locate(lower(:text), lower(concat(name, ' ', metro, ' ', facility))) > 0",
                                "text",
                                text);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    /** The refusal of a body that names a site that does not exist. */
    public static RuntimeException unknown(String field) {
        return Problem.SITE_UNKNOWN.at(
                field, "There is no site with this id.", "Choose one of GET /v1/sites.");
    }

    private static RuntimeException nameTaken() {
        return Problem.SITE_NAME_TAKEN.at(
                "name", "A site of this name exists.", "Choose another name.");
    }
}
