package peering.registration.site;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import peering.kit.outbox.Outbox;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
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

    /** For a change of the site itself. */
    Uni<SiteEntity> locked(String id) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .invoke(found -> {
                    if (there(found).isEmpty()) throw CommonProblem.notFound();
                });
    }

    /** How many there are. Two that count at once may each add one more. */
    Uni<Long> countThere() {
        return count(THERE);
    }

    /** One more than the page holds, if there are more; oldest first. */
    Uni<List<SiteEntity>> list(PageQuery page, SiteFilter wanted) {
        var filter = matching(Filter.from(page), wanted);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
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
