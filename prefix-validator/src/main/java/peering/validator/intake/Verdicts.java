package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import peering.contract.PrefixFact;
import peering.contract.VerdictFact;
import peering.kit.facts.PoisonFact;
import peering.routing.net.Place;
import peering.routing.net.Prefix;
import peering.validator.check.Known;
import peering.validator.decision.Lapses;
import peering.validator.decision.Policy;

/**
 * Makes verdicts and remembers them: the row, its history and the fact in one transaction.
 *
 * <p>A claim is judged once per claim revision, however often it is told; the registration-service
 * tells it again after each verdict, with the new standing. When the VRPs change, it is judged
 * again and a verdict is made only if it says something else.
 */
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictEntity, String> {
    private static final Logger LOG = Logger.getLogger(Verdicts.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final JudgedPrefixes prefixes;
    private final Knowing knowing;
    private final Policy policy;
    private final IntakeConfig config;
    private final VerdictPost post;
    private final Clock clock;

    Verdicts(
            JudgedPrefixes prefixes,
            Knowing knowing,
            PolicyConfig policy,
            IntakeConfig config,
            VerdictPost post,
            Clock clock) {
        this.prefixes = prefixes;
        this.knowing = knowing;
        this.policy = policy.policy();
        this.config = config;
        this.post = post;
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
        if (!row.held) return knowing.forget(row.id).chain(() -> release(row, fact));
        boolean due = fact.claimRevision() > row.judgedClaimRevision;
        if (!due) return Uni.createFrom().voidItem();
        return prefixes.flush()
                .chain(() -> knowing.wish(fact))
                .chain(() -> knowing.of(row))
                .chain(known -> publish(row, judgeFirst(row, fact, known)))
                .invoke(() -> lookAgainSoon(row));
    }

    /** One that trips the judge must not keep those behind it from being judged. */
    private VerdictFact judgeFirst(JudgedPrefixEntity row, PrefixFact fact, Known known) {
        try {
            return judge(row, fact, known);
        } catch (RuntimeException broken) {
            throw new PoisonFact("the claim cannot be judged", broken);
        }
    }

    /** What came in beside it, in a transaction that had not ended, did not find the claim. */
    private void lookAgainSoon(JudgedPrefixEntity row) {
        var soon = clock.instant().plus(AGAIN);
        if (row.lookAgainAt == null || row.lookAgainAt.isAfter(soon)) row.lookAgainAt = soon;
    }

    /** Whoever was told that it had lapsed hears that this is over. */
    private Uni<Void> release(JudgedPrefixEntity row, PrefixFact fact) {
        return Lapses.lasting(row.lastVerdict())
                .map(lapse -> row.lastVerdict().orElseThrow())
                .map(last -> publish(row, Judging.released(fact, last, policy, clock.instant())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * Judges claims again with what is known now, in one transaction.
     *
     * @param ids some at most: their rows are locked until the last is judged
     * @return how many got a new verdict
     */
    public Uni<Integer> review(List<String> ids) {
        return Panache.withTransaction(() ->
                prefixes.lockedOf(ids)
                        .chain(rows -> knowing.of(rows).chain(known -> reviewAll(rows, known))));
    }

    private Uni<Boolean> review(JudgedPrefixEntity row, Known known) {
        if (row.isUnjudged()) {
            row.lookAgainAt = null;
            return Uni.createFrom().item(false);
        }
        var verdict = judge(row, row.toClaim(), known);
        if (Judging.sameAnswer(row.lastVerdict().orElseThrow(), verdict)) {
            row.lookAgainAt = Judging.lookAgainAt(verdict, config.lookAgain()).orElse(null);
            return Uni.createFrom().item(false);
        }
        return publish(row, verdict).replaceWith(true);
    }

    private VerdictFact judge(JudgedPrefixEntity row, PrefixFact claim, Known known) {
        return Judging.judge(claim, known, policy, row.lastVerdict(), clock.instant());
    }

    private Uni<Void> publish(JudgedPrefixEntity row, VerdictFact verdict) {
        row.judged(verdict);
        row.lookAgainAt = Judging.lookAgainAt(verdict, config.lookAgain()).orElse(null);
        LOG.infof(
                "prefix %s of %s claim revision %d: %s: %s",
                verdict.prefixId(),
                verdict.organisation(),
                verdict.claimRevision(),
                verdict.outcome(),
                verdict.sentence());
        return persist(VerdictEntity.of(verdict)).chain(() -> post.add(verdict));
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
        return Panache.withSession(() -> prefixes.heldAfter(after, limit).chain(this::look));
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
        return Panache.withSession(() -> prefixes.of(ids).chain(this::look)).map(Look::differing);
    }

    /**
     * Judges again what has become due, the longest due first.
     *
     * @return how many were looked at; {@code limit} if there may be more
     */
    public Uni<Integer> reviewDue(int limit) {
        return Panache.withTransaction(() ->
                        prefixes.due(clock.instant(), limit)
                                .call(rows ->
                                        knowing.of(rows).chain(known -> reviewAll(rows, known))))
                .map(List::size);
    }

    private Uni<Integer> reviewAll(List<JudgedPrefixEntity> rows, Map<String, Known> known) {
        var changed = Uni.createFrom().item(0);
        for (var row : rows) {
            changed =
                    changed.chain(before ->
                            reviewOrLater(row, known.get(row.id))
                                    .map(anew -> anew ? before + 1 : before));
        }
        return changed;
    }

    /** One that trips the judge must not keep the others from being judged. */
    private Uni<Boolean> reviewOrLater(JudgedPrefixEntity row, Known known) {
        try {
            return review(row, known);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "prefix %s could not be judged and is due again later", row.id);
            row.lookAgainAt = clock.instant().plus(config.lookAgain());
            return Uni.createFrom().item(false);
        }
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

    private Uni<Look> look(List<JudgedPrefixEntity> rows) {
        String last = rows.isEmpty() ? "" : rows.getLast().id;
        var judged = rows.stream().filter(row -> !row.isUnjudged()).toList();
        return knowing.of(judged).map(known -> new Look(last, differing(judged, known)));
    }

    private List<String> differing(List<JudgedPrefixEntity> rows, Map<String, Known> known) {
        return rows.stream()
                .filter(row -> differs(row, known.get(row.id)))
                .map(row -> row.id)
                .toList();
    }

    /** One that trips the judge differs: whoever reviews it puts it off. */
    private boolean differs(JudgedPrefixEntity row, Known known) {
        try {
            var verdict = judge(row, row.toClaim(), known);
            return !Judging.sameAnswer(row.lastVerdict().orElseThrow(), verdict);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "prefix %s could not be judged", row.id);
            return true;
        }
    }
}
