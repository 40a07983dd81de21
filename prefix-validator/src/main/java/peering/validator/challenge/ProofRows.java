package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import peering.kit.facts.FactJson;
import peering.kit.problem.CommonProblem;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

/** The proofs. */
@ApplicationScoped
class ProofRows implements PanacheRepositoryBase<ProofEntity, String> {
    private static final String RUN_OUT =
            "select proof_id from proof where ended_at is null and valid_until <= ?1"
                    + " order by valid_until limit ?2 for update skip locked";
    private static final String COUNTING =
            """
            select claim.id, proof.proof_id
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as claim (
                id text, organisation text, prefix text)
            join proof on proof.organisation = claim.organisation and proof.ended_at is null
                and proof.valid_until > ?2
                and cast(claim.prefix as inet) <<= cast(proof.prefix as inet)
            """;
    private static final String OLD =
            "select proof_id from proof where ended_at < ?1"
                    + " order by ended_at limit ?2 for update skip locked";

    private static final String TO_LOOK_FOR =
            """
            select proof_id from proof join challenge using (challenge_id)
            where ended_at is null and look_at <= ?1
            order by look_at limit ?2 for update of proof skip locked
            """;

    private final ChallengeConfig config;

    ProofRows(ChallengeConfig config) {
        this.config = config;
    }

    /**
     * Which ones are asked for.
     *
     * @param owner empty: everybody's
     * @param inForce empty: those that count and those that do not
     */
    record Filter(
            Optional<String> owner,
            Optional<String> prefix,
            Optional<Method> method,
            Optional<Boolean> inForce) {}

    /** Newest first. */
    Uni<List<ProofEntity>> page(Filter filter, long below, int limit) {
        var wanted = new Wanted(below);
        wanted.and("organisation", filter.owner());
        wanted.and("prefix", filter.prefix());
        wanted.and("method", filter.method());
        filter.inForce().ifPresent(yes -> wanted.andEmpty("endedAt", yes));
        return find(wanted.words(), wanted.values()).range(0, limit).list();
    }

    /**
     * Pairs of a claim's id and the id of a proof that counts for it at that moment.
     *
     * @param claims their prefixes canonical
     */
    Uni<List<Object[]>> counting(List<Proofs.Claimed> claims, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(COUNTING)
                                .setParameter(1, FactJson.text(claims))
                                .setParameter(2, now)
                                .getResultList());
    }

    /** Fails with 404 if there is none, or it is another's. */
    Uni<ProofEntity> seenBy(Optional<String> owner, String id) {
        return findById(id).map(row -> own(row, owner));
    }

    /** The same, locked to the end of the transaction. */
    Uni<ProofEntity> locked(Optional<String> owner, String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(row -> own(row, owner));
    }

    private static ProofEntity own(ProofEntity row, Optional<String> owner) {
        if (row == null || owner.filter(name -> !name.equals(row.organisation)).isPresent()) {
            throw CommonProblem.notFound();
        }
        return row;
    }

    /**
     * Keeps a proof in the place of one by the same method. The caller has the organisation's turn.
     *
     * @param challengeId null if it came of none
     */
    Uni<ProofEntity> keep(Proof proof, String challengeId) {
        return find(
                        "organisation = ?1 and prefix = ?2 and method = ?3 and endedAt is null",
                        proof.organisation(),
                        proof.prefix().toString(),
                        proof.method())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .chain(there ->
                        there == null
                                ? insert(proof, challengeId)
                                : again(there, proof, challengeId));
    }

    private Uni<ProofEntity> again(ProofEntity row, Proof proof, String challengeId) {
        row.challengeId = challengeId;
        shown(row, proof);
        return Uni.createFrom().item(row);
    }

    private Uni<ProofEntity> insert(Proof proof, String challengeId) {
        var row = new ProofEntity();
        row.id = "prf_" + UUID.randomUUID().toString().replace("-", "");
        row.organisation = proof.organisation();
        row.prefix = proof.prefix().toString();
        row.method = proof.method();
        row.challengeId = challengeId;
        shown(row, proof);
        return persist(row);
    }

    /** What was shown anew is looked for again before it ends, if it is still to be seen then. */
    void shown(ProofEntity row, Proof proof) {
        row.tell(proof);
        boolean published =
                proof.method() == Method.DnsToken || proof.method() == Method.RegistryToken;
        row.lookAt =
                published && row.challengeId != null
                        ? Renewal.first(proof, config.renewLead())
                        : null;
    }

    /** Some that are to be looked for. Two replicas do not wait for each other. */
    Uni<List<ProofEntity>> toLookFor(Instant now) {
        return SomeRows.ids(TO_LOOK_FOR, now).chain(ids -> list("id in ?1", ids));
    }

    /** Some that have run out. Two replicas do not wait for each other. */
    Uni<List<ProofEntity>> runOut(Instant now) {
        return SomeRows.ids(RUN_OUT, now).chain(ids -> list("id in ?1", ids));
    }

    /** How many were dropped: some of those that ended before. */
    Uni<Long> drop(Instant before) {
        return SomeRows.ids(OLD, before)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0L) : delete("id in ?1", ids));
    }
}
