package peering.registration.site;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Filter;

/** What was said of the health of sites. */
@ApplicationScoped
class HealthChanges implements PanacheRepositoryBase<HealthChangeEntity, String> {

    /** A page of what was said of one site, oldest first. */
    Uni<Page<HealthChange>> page(PageQuery page, String siteId) {
        var filter = Filter.from(page).and("siteId = :site", "site", siteId);
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(HealthChangeEntity::toChange));
    }
}
