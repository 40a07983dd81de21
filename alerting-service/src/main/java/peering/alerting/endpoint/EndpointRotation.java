package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import peering.alerting.endpoint.EndpointResource.NewKeys;
import peering.alerting.endpoint.SigningKey.Kind;
import peering.alerting.web.Problem;
import peering.kit.problem.CommonProblem;

/**
 * The keys that sign for an endpoint. Each endpoint has a shared secret, whether it signs or not,
 * so that {@code v1} can be chosen at any time; a pair is made when {@code v1a} is first chosen.
 */
@ApplicationScoped
class EndpointRotation {
    private final Endpoints endpoints;
    private final EndpointSecrets secrets;
    private final EndpointConfig config;
    private final Clock clock;

    EndpointRotation(
            Endpoints endpoints, EndpointSecrets secrets, EndpointConfig config, Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    /** The first keys of an endpoint that has just been made. */
    Uni<WebhookSecret> first(EndpointEntity row, Signing wanted, Instant now) {
        return secrets.makeSecret(row.id, now).call(() -> choose(row, wanted, now));
    }

    /** As part of the transaction in progress. */
    Uni<Void> choose(EndpointEntity row, Signing wanted, Instant now) {
        boolean without = wanted.usesPair() && row.publicKey == null;
        var paired = without ? pair(row, now) : Uni.createFrom().voidItem();
        return paired.invoke(() -> row.signing = wanted.word());
    }

    private Uni<Void> pair(EndpointEntity row, Instant now) {
        return secrets.makePair(row.id, now)
                .invoke(made -> row.publicKey = made.publicKey())
                .replaceWithVoid();
    }

    /**
     * Makes new keys of every kind that the endpoint has; the old ones sign until the overlap ends.
     */
    Uni<NewKeys> rotate(Optional<String> owner, String endpointId, Optional<Duration> overlap) {
        Instant now = clock.instant();
        Instant end = now.plus(overlap.orElse(config.secretOverlap()));
        return Panache.withTransaction(() ->
                endpoints
                        .row(owner, endpointId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(row -> rotate(row, now, end)));
    }

    private Uni<NewKeys> rotate(EndpointEntity row, Instant now, Instant end) {
        return secrets.end(row.id, now, end)
                .chain(() -> secrets.signing(row.id, Kind.v1, now))
                .invoke(this::refuseOneMore)
                .chain(() -> secrets.makeSecret(row.id, now))
                .call(() -> row.publicKey == null ? Uni.createFrom().voidItem() : pair(row, now))
                .map(secret -> new NewKeys(secret.value(), row.publicKey, end));
    }

    /** Pairs are rotated with the secrets, so there are no more of them. */
    private void refuseOneMore(long signing) {
        if (signing < config.mostSecrets()) return;
        throw Problem.TOO_MANY_SECRETS.because(
                signing + " secrets sign already; wait until the oldest ends");
    }
}
