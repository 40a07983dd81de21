package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import peering.contract.PrefixFact;
import peering.contract.VerdictFact;
import peering.kit.outbox.Outbox;
import peering.routing.net.Place;
import peering.routing.net.Prefix;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;

/**
 * Makes verdicts and remembers them: the row, its history and the fact in one transaction.
 *
 * <p>A claim is judged once per claim revision, however often it is told; the registration-service
 * tells it again after each verdict, with the new standing. When the VRPs change, it is judged
 * again and a verdict is made only if some finding says something else.
 */
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictEntity, String> {
    private static final Logger LOG = Logger.getLogger(Verdicts.class);

    private final JudgedPrefixes prefixes;
    private final CurrentVrps vrps;
    private final Outbox outbox;
    private final Clock clock;

    Verdicts(JudgedPrefixes prefixes, CurrentVrps vrps, Outbox outbox, Clock clock) {
        this.prefixes = prefixes;
        this.vrps = vrps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a claim as it stands now. */
    Uni<Void> told(PrefixFact fact) {
        Judging.mustBeReadable(fact);
        return Panache.withTransaction(() ->
                prefixes.locked(fact.prefixId())
                        .chain(row -> row == null ? fresh(fact) : again(row, fact)));
    }

    private Uni<Void> fresh(PrefixFact fact) {
        var row = new JudgedPrefixEntity();
        row.id = fact.prefixId();
        row.tell(fact);
        return prefixes.persist(row).chain(() -> judgeIfDue(row, fact));
    }

    private Uni<Void> again(JudgedPrefixEntity row, PrefixFact fact) {
        if (fact.revision() <= row.prefixRevision) return Uni.createFrom().voidItem();
        row.tell(fact);
        return judgeIfDue(row, fact);
    }

    private Uni<Void> judgeIfDue(JudgedPrefixEntity row, PrefixFact fact) {
        boolean due = row.held && fact.claimRevision() > row.judgedClaimRevision;
        if (!due) return Uni.createFrom().voidItem();
        return publish(row, judge(row, fact, inForce()));
    }

    /**
     * Judges a claim again with the VRPs in force.
     *
     * @return true if that gave a new verdict
     */
    public Uni<Boolean> review(String prefixId) {
        return Panache.withTransaction(
                () -> prefixes.locked(prefixId).chain(row -> review(row, inForce())));
    }

    private Uni<Boolean> review(JudgedPrefixEntity row, VrpSnapshot table) {
        if (row == null || !differs(row, table)) return Uni.createFrom().item(false);
        return publish(row, judge(row, row.toClaim(), table)).replaceWith(true);
    }

    private VerdictFact judge(JudgedPrefixEntity row, PrefixFact claim, VrpSnapshot table) {
        return Judging.judge(claim, table, row.verdictRevision + 1, clock.instant());
    }

    private Uni<Void> publish(JudgedPrefixEntity row, VerdictFact verdict) {
        row.judged(verdict);
        LOG.infof(
                "prefix %s of %s claim revision %d: %s",
                verdict.prefixId(),
                verdict.organisation(),
                verdict.claimRevision(),
                verdict.outcome());
        return persist(VerdictEntity.of(verdict))
                .chain(() -> outbox.add(verdict.prefixId(), verdict, verdict.decidedAt()));
    }

    private VrpSnapshot inForce() {
        return vrps.get().orElseThrow(() -> new IllegalStateException("no VRPs yet"));
    }

    /** Newest first, of one prefix and, unless empty, one organisation. */
    Uni<List<VerdictFact>> history(String prefixId, String organisation, long below, int limit) {
        return find(
                        "prefixId = ?1 and (?2 = '' or organisation = ?2) and revision < ?3"
                                + " order by revision desc",
                        prefixId,
                        organisation,
                        below)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(VerdictEntity::toFact).toList());
    }

    /**
     * Looks at a batch of held prefixes, without locking any.
     *
     * @param after the last id of the batch before; empty for the first
     */
    public Uni<Look> look(String after, int limit) {
        return Panache.withSession(() -> prefixes.heldAfter(after, limit)).map(this::look);
    }

    /** Ids of the held prefixes that lie within one of these, each once. */
    public Uni<List<String>> heldWithin(List<Prefix> changed) {
        var ranges = changed.stream().map(Place::within).toList();
        return Panache.withSession(() -> prefixes.heldWithin(ranges));
    }

    /**
     * As {@link #look(String, int)}, at these.
     *
     * @param ids some hundred at most: each is a value of one statement
     * @return those of them about which something else has to be said
     */
    public Uni<List<String>> differing(List<String> ids) {
        return Panache.withSession(() -> prefixes.of(ids)).map(rows -> look(rows).differing());
    }

    /**
     * What a look found.
     *
     * @param last the last id that was looked at; empty if there was none
     * @param differing ids of prefixes about which something else has to be said
     */
    public record Look(String last, List<String> differing) {
        public Look {
            differing = List.copyOf(differing);
        }
    }

    private Look look(List<JudgedPrefixEntity> rows) {
        var table = inForce();
        var differing =
                rows.stream().filter(row -> differs(row, table)).map(row -> row.id).toList();
        return new Look(rows.isEmpty() ? "" : rows.getLast().id, differing);
    }

    private boolean differs(JudgedPrefixEntity row, VrpSnapshot table) {
        if (!row.held || row.verdictRevision == 0) return false;
        var verdict = judge(row, row.toClaim(), table);
        return !Judging.sameAnswer(row.lastFindings(), verdict.findings());
    }
}
