package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** The histories of partners and of their sessions: who moved them, when and why. */
@ApplicationScoped
public class Steps implements PanacheRepositoryBase<StepEntity, StepEntity.Key> {

    /**
     * Adds a line to the transaction in progress.
     *
     * @param subjectId the partner, or its session
     */
    public Uni<Void> add(String subjectId, String partnerId, Step step) {
        var row = new StepEntity();
        row.subjectId = subjectId;
        row.partnerId = partnerId;
        row.revision = step.revision();
        row.state = step.state();
        row.since = step.since();
        row.actor = step.actor();
        row.reason = step.reason();
        return persist(row).replaceWithVoid();
    }

    /** A page of what befell the subject, oldest first. */
    public Uni<Page<Step>> page(PageQuery page, String subjectId) {
        return find(
                        "subjectId = ?1 and revision > ?2 order by revision",
                        subjectId,
                        after(page.cursor))
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> Long.toString(row.revision))
                                .map(StepEntity::toStep));
    }

    /** The cursor of a history is the revision of its last line. */
    private static long after(String cursor) {
        if (cursor == null) return 0;
        try {
            long revision = Long.parseLong(cursor);
            if (revision > 0) return revision;
        } catch (NumberFormatException foreign) {
            throw CommonProblem.foreignCursor();
        }
        throw CommonProblem.foreignCursor();
    }
}
