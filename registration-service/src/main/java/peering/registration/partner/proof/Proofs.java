package peering.registration.partner.proof;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;

/** The attempts to prove AS numbers, and the tokens for them. */
@ApplicationScoped
class Proofs implements PanacheRepositoryBase<AttemptEntity, String> {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int TOKEN_BYTES = 16;
    private static final Duration HOUR = Duration.ofHours(1);

    private final ProofConfig config;

    Proofs(ProofConfig config) {
        this.config = config;
    }

    Uni<Optional<ChallengeEntity>> challenge(String partnerId) {
        return ChallengeEntity.<ChallengeEntity>findById(partnerId).map(Optional::ofNullable);
    }

    /** A fresh token in the place of the old one; under the partner's lock. */
    Uni<ChallengeEntity> challengeAnew(String partnerId, Instant now) {
        return challenge(partnerId)
                .chain(known -> {
                    var row = known.orElseGet(ChallengeEntity::new);
                    byte[] chance = new byte[TOKEN_BYTES];
                    CHANCE.nextBytes(chance);
                    row.partnerId = partnerId;
                    row.token = "peering-proof-" + HexFormat.of().formatHex(chance);
                    row.issuedAt = now;
                    return row.persist();
                });
    }

    Uni<AttemptEntity> add(
            String partnerId, ProofMethod method, Sight sight, String actor, Instant now) {
        var row = new AttemptEntity();
        row.id = Id.fresh("prf_", now);
        row.partnerId = partnerId;
        row.method = method.word();
        row.outcome = sight.word();
        row.evidence = sight.evidence();
        row.actor = actor;
        row.at = now;
        return persist(row);
    }

    /** An attempt asks a registry that others use, too; so there are only so many. */
    Uni<Void> refuseTooMany(String partnerId, Instant now) {
        return count("partnerId = ?1 and at > ?2", partnerId, now.minus(HOUR))
                .invoke(made -> {
                    if (made < config.mostPerHour()) return;
                    throw Problem.TOO_MANY_PROOFS.because(
                            "At most "
                                    + config.mostPerHour()
                                    + " attempts an hour; wait, then try again.");
                })
                .replaceWithVoid();
    }

    Uni<Page<ProofAttempt>> page(PageQuery page, String partnerId, String outcome) {
        var filter =
                Filter.from(page)
                        .and("partnerId = :partner", "partner", partnerId)
                        .andIf("outcome = :outcome", "outcome", outcome);
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(AttemptEntity::toAttempt));
    }
}
