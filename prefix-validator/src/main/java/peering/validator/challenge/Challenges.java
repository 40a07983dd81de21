package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.kit.problem.CommonProblem;

/** The challenges. Every look at one names whose it is. */
@ApplicationScoped
class Challenges implements PanacheRepositoryBase<ChallengeEntity, String> {
    private static final String TURN =
            "select cast(pg_advisory_xact_lock(hashtextextended(?1, 5)) as text)";
    private static final String RUN_OUT =
            "select challenge_id from challenge where state <> 'Expired' and expires_at <= ?1"
                    + " order by expires_at limit ?2 for update skip locked";

    /** Without the one that it came of a proof could not be looked for again. */
    private static final String OLD =
            """
            select challenge_id from challenge where expires_at < ?1
                and not exists (select from proof where proof.challenge_id = challenge.challenge_id
                    and ended_at is null and look_at is not null)
            order by expires_at limit ?2 for update skip locked
            """;

    /**
     * Which ones are asked for.
     *
     * @param owner empty: everybody's
     */
    record Filter(
            Optional<String> owner,
            Optional<String> prefix,
            Optional<Way> method,
            Optional<Challenge.State> state) {}

    /** Newest first. */
    Uni<List<ChallengeEntity>> page(Filter filter, long below, int limit) {
        var wanted = new Wanted(below);
        wanted.and("organisation", filter.owner());
        wanted.and("prefix", filter.prefix());
        wanted.and("method", filter.method());
        wanted.and("state", filter.state());
        return find(wanted.words(), wanted.values()).range(0, limit).list();
    }

    /** Fails with 404 if there is none, or it is another's. */
    Uni<ChallengeEntity> seenBy(Optional<String> owner, String id) {
        return findById(id).map(row -> own(row, owner));
    }

    /** The same, locked to the end of the transaction. */
    Uni<ChallengeEntity> locked(Optional<String> owner, String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(row -> own(row, owner));
    }

    private static ChallengeEntity own(ChallengeEntity row, Optional<String> owner) {
        if (row == null || owner.filter(name -> !name.equals(row.organisation)).isPresent()) {
            throw CommonProblem.notFound();
        }
        return row;
    }

    /** Until the end of the transaction nobody else counts or proves for the organisation. */
    Uni<Void> turn(String organisation) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(TURN)
                                .setParameter(1, organisation)
                                .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Long> open(String organisation, Instant now) {
        return count(
                "organisation = ?1 and state = ?2 and expiresAt > ?3",
                organisation,
                Challenge.State.Open,
                now);
    }

    /** Some whose time is over. Two replicas do not wait for each other. */
    Uni<List<ChallengeEntity>> runOut(Instant now) {
        return SomeRows.ids(RUN_OUT, now).chain(ids -> list("id in ?1", ids));
    }

    /** How many were dropped: some of those that ended before. */
    Uni<Long> drop(Instant before) {
        return SomeRows.ids(OLD, before)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0L) : delete("id in ?1", ids));
    }
}
