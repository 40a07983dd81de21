package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.contract.VerdictFact;
import peering.routing.net.Place;
import peering.routing.net.Prefix;
import peering.validator.check.Known;
import peering.validator.intake.Issuing.Made;

/**
 * Judges claims again, and tells what was said of them. A new verdict is made only if it says
 * something else than the last.
 */
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictEntity, String> {
    private static final Logger LOG = Logger.getLogger(Verdicts.class);

    private final JudgedPrefixes prefixes;
    private final Knowing knowing;
    private final Issuing issuing;
    private final IntakeConfig config;
    private final Clock clock;

    Verdicts(
            JudgedPrefixes prefixes,
            Knowing knowing,
            Issuing issuing,
            IntakeConfig config,
            Clock clock) {
        this.prefixes = prefixes;
        this.knowing = knowing;
        this.issuing = issuing;
        this.config = config;
        this.clock = clock;
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

    private Uni<Integer> reviewAll(List<JudgedPrefixEntity> rows, Map<String, Known> known) {
        var made =
                rows.stream()
                        .map(row -> reviewOrLater(row, known.get(row.id)))
                        .flatMap(Optional::stream)
                        .toList();
        return issuing.publish(made).replaceWith(made.size());
    }

    /** One that trips the judge must not keep the others from being judged. */
    private Optional<Made> reviewOrLater(JudgedPrefixEntity row, Known known) {
        try {
            return review(row, known);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "prefix %s could not be judged and is due again later", row.id);
            row.lookAgainAt = clock.instant().plus(config.lookAgain());
            return Optional.empty();
        }
    }

    /** Empty if there is nothing new to be said. */
    private Optional<Made> review(JudgedPrefixEntity row, Known known) {
        if (row.isUnjudged()) {
            row.lookAgainAt = null;
            return Optional.empty();
        }
        var verdict = issuing.judge(row, known);
        if (!Judging.sameAnswer(row.lastVerdict().orElseThrow(), verdict)) {
            return Optional.of(new Made(row, verdict));
        }
        row.lookAgainAt = issuing.lookAgainAt(verdict);
        return Optional.empty();
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
            var verdict = issuing.judge(row, known);
            return !Judging.sameAnswer(row.lastVerdict().orElseThrow(), verdict);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "prefix %s could not be judged", row.id);
            return true;
        }
    }
}
