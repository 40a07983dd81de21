package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Token;
import peering.validator.challenge.proof.TokenInDns;
import peering.validator.web.Problem;

/** Makes, rotates and drops challenges. */
@ApplicationScoped
class ChallengeChanges {
    private final Challenges challenges;
    private final Evidences evidences;
    private final ChallengeConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChallengeChanges(
            Challenges challenges, Evidences evidences, ChallengeConfig config, Clock clock) {
        this.challenges = challenges;
        this.evidences = evidences;
        this.config = config;
        this.clock = clock;
    }

    /** The token is in the answer, and nowhere else ever after. */
    Uni<Challenge> create(String organisation, String subject, Prefix prefix, Way way) {
        refuseWhatCannotBeMet(prefix, way);
        Instant now = now();
        return Panache.withTransaction(() ->
                challenges
                        .turn(organisation)
                        .chain(() -> challenges.open(organisation, now))
                        .invoke(this::refuseOneMore)
                        .chain(() -> insert(organisation, subject, prefix, way)));
    }

    private void refuseWhatCannotBeMet(Prefix prefix, Way way) {
        if (!evidences.offers(way)) {
            throw Problem.METHOD_NOT_OFFERED.at(
                    "method",
                    "This installation is not configured to look for it.",
                    "Choose another method, or ask the operator.");
        }
        if (way == Way.DnsToken && TokenInDns.names(prefix).isEmpty()) {
            throw CommonProblem.FIELD_INVALID.at(
                    "method",
                    prefix + " has no reverse zone of its own",
                    "Prove the prefix around it that has one, or choose another method.");
        }
    }

    private void refuseOneMore(long open) {
        if (open < config.mostPerOrganisation()) return;
        throw Problem.TOO_MANY_CHALLENGES.because(
                "There are " + open + " open challenges; delete those that are not needed.");
    }

    private Uni<Challenge> insert(String organisation, String subject, Prefix prefix, Way way) {
        var row = new ChallengeEntity();
        row.id = "chl_" + UUID.randomUUID().toString().replace("-", "");
        row.organisation = organisation;
        row.prefix = prefix.toString();
        row.method = way;
        row.createdBy = subject;
        row.createdAt = now();
        String token = renew(row);
        return challenges.persist(row).map(made -> made.shown(token));
    }

    /** Whatever was published or signed for it before proves nothing any more. */
    Uni<Challenge> rotate(Optional<String> owner, String id) {
        return Panache.withTransaction(() ->
                challenges
                        .locked(owner, id)
                        .call(row ->
                                challenges
                                        .turn(row.organisation)
                                        .chain(() -> challenges.open(row.organisation, now()))
                                        .invoke(open -> {
                                            if (!isOpen(row)) refuseOneMore(open);
                                        }))
                        .map(row -> {
                            String token = renew(row);
                            return row.shown(token);
                        }));
    }

    private boolean isOpen(ChallengeEntity row) {
        return row.state == Challenge.State.Open && now().isBefore(row.expiresAt);
    }

    /** Returns the token, null where there is none. Whole seconds: they are signed as text. */
    private String renew(ChallengeEntity row) {
        row.nonce = UUID.randomUUID();
        row.expiresAt = now().plus(config.holds());
        row.messageUntil = LocalDate.ofInstant(now().plus(config.mostVouches()), ZoneOffset.UTC);
        row.state = Challenge.State.Open;
        row.forget();
        if (!row.method.hasToken()) return null;
        String token = Token.fresh(random);
        row.tokenHash = Token.hash(token, row.terms());
        return token;
    }

    /** A proof that came of it stays. */
    Uni<Void> delete(Optional<String> owner, String id) {
        return Panache.withTransaction(
                () -> challenges.locked(owner, id).chain(challenges::delete));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
