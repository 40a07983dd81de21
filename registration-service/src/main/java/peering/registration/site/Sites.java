package peering.registration.site;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.kit.outbox.Outbox;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.site.place.Coordinates;
import peering.registration.site.place.Distance;
import peering.registration.site.place.Near;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Turn;
import peering.registration.web.Violated;

/** The sites that are there; for everyone but its own facts a removed one is not. */
@ApplicationScoped
public class Sites implements PanacheRepositoryBase<SiteEntity, String> {
    private static final String THERE = "removedAt is null";
    private static final String REDUNDANT = "(array_length(routers) >= " + Site.ROUTERS + ")";

    private final Outbox outbox;

    Sites(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Writes a new or changed site with its fact. */
    Uni<Site> write(SiteEntity site) {
        return persistAndFlush(site)
                .onFailure()
                .transform(Violated.means(Map.of("site_nkey", Sites::nameTaken)))
                .chain(row -> outbox.add(row.id, row.toFact(), row.changedAt))
                .map(done -> site.toSite());
    }

    /** Empty if there is none. */
    public Uni<Optional<Site>> named(String id) {
        if (!Id.isOne(id)) return Uni.createFrom().item(Optional.empty());
        return findById(id).map(Sites::there);
    }

    /**
     * {@link #named}, with a shared lock: the site is neither changed nor removed before this
     * transaction ends. For whoever begins to need it.
     */
    public Uni<Optional<Site>> held(String id) {
        if (!Id.isOne(id)) return Uni.createFrom().item(Optional.empty());
        return findById(id, LockModeType.PESSIMISTIC_READ).map(Sites::there);
    }

    /** Those of the ids that are there, in no order. */
    public Uni<List<Site>> named(Collection<String> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(List.of());
        return list(THERE + " and id in ?1", ids)
                .map(found -> found.stream().map(SiteEntity::toSite).toList());
    }

    /**
     * Where a metropolitan area is, as far as there is a site in it.
     *
     * @param metro in any case
     */
    public Uni<Optional<Coordinates>> whereIs(String metro) {
        return find(THERE + " and lower(metro) = lower(?1) order by id", metro)
                .range(0, 0)
                .firstResult()
                .map(found ->
                        Optional.ofNullable(found)
                                .map(row -> new Coordinates(row.latitude, row.longitude)));
    }

    /** For a change of the site itself. */
    Uni<SiteEntity> locked(String id) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .invoke(found -> {
                    if (there(found).isEmpty()) throw CommonProblem.notFound();
                });
    }

    /** Where those are that are in service. */
    public Uni<List<Near.Position>> inService() {
        return find(THERE + " and health = ?1", Health.State.IN_SERVICE.word())
                .project(Near.Position.class)
                .list();
    }

    /** How many there are; until this transaction ends no other adds to them. */
    Uni<Long> countAlone() {
        return Turn.SITES.take().chain(() -> count(THERE));
    }

    /** A page of those that are looked for, oldest first. */
    Uni<Page<FoundSite>> page(PageQuery page, SiteFilter wanted) {
        var filter = matching(Filter.from(page), wanted);
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(row -> new FoundSite(row.toSite(), null)));
    }

    /** A page of those that are looked for, nearest first. Looks at where all of them are. */
    Uni<Page<FoundSite>> page(PageQuery page, SiteFilter wanted, Near near) {
        var after = after(page);
        var filter = matching(new Filter(), wanted);
        return find(filter.query(), filter.values())
                .project(Near.Position.class)
                .list()
                .map(all -> near.nearest(all, after, page.limit + 1))
                .map(found -> Page.of(found, page.limit, Distance::cursor))
                .chain(this::withSites);
    }

    private Uni<Page<FoundSite>> withSites(Page<Distance> found) {
        var ids = found.items().stream().map(Distance::siteId).toList();
        return list("id in ?1", ids)
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.id, SiteEntity::toSite)))
                .map(sites -> found.map(one -> new FoundSite(sites.get(one.siteId()), one.km())));
    }

    private static Distance after(PageQuery page) {
        if (page.cursor == null) return null;
        return Distance.of(page.cursor).orElseThrow(CommonProblem::foreignCursor);
    }

    private static Filter matching(Filter filter, SiteFilter wanted) {
        var health = wanted.health() == null ? null : wanted.health().word();
        var text = wanted.text() == null ? null : wanted.text().toLowerCase(Locale.ROOT);
        if (wanted.redundant() != null) {
            filter.and(wanted.redundant() ? REDUNDANT : "not " + REDUNDANT);
        }
        return filter.and(THERE)
                .andIf("country = :country", "country", wanted.country())
                .andIf("locate(:text, searched) > 0", "text", text)
                .andIf("health = :health", "health", health);
    }

    private static Optional<Site> there(SiteEntity found) {
        return Optional.ofNullable(found)
                .filter(row -> row.removedAt == null)
                .map(SiteEntity::toSite);
    }

    /** The refusal of a body that names a site that does not exist. */
    public static HttpProblem unknown(String field) {
        return Problem.SITE_UNKNOWN.at(
                field, "There is no site with this id.", "Choose one of GET /v1/sites.");
    }

    private static RuntimeException nameTaken() {
        return Problem.SITE_NAME_TAKEN.at(
                "name", "A site of this name exists.", "Choose another name.");
    }
}
