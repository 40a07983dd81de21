package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import peering.alerting.endpoint.SigningKey.Kind;

/** The keys' rows: one current of each kind per endpoint, and those that still sign beside it. */
@ApplicationScoped
class EndpointSecrets implements PanacheRepositoryBase<EndpointSecretEntity, Long> {
    private final SecretSeal seal;
    private final SecureRandom random = new SecureRandom();

    EndpointSecrets(SecretSeal seal) {
        this.seal = seal;
    }

    /** Makes the current secret; the one before must have been given an end. */
    Uni<WebhookSecret> makeSecret(String endpointId, Instant now) {
        return keep(WebhookSecret.fresh(random), endpointId, now);
    }

    /** Makes the current pair; the one before must have been given an end. */
    Uni<SigningPair> makePair(String endpointId, Instant now) {
        return keep(SigningPair.fresh(), endpointId, now);
    }

    private <K extends SigningKey> Uni<K> keep(K key, String endpointId, Instant now) {
        var sealed = seal.close(key, endpointId);
        var row = EndpointSecretEntity.current(endpointId, key.kind(), sealed, now);
        return persistAndFlush(row).replaceWith(key);
    }

    /** Gives the current keys an end, and forgets those that have passed theirs. */
    Uni<Void> end(String endpointId, Instant now, Instant end) {
        return list("endpointId", endpointId)
                .chain(secrets -> {
                    var over = secrets.stream().filter(secret -> secret.isOver(now)).toList();
                    secrets.stream()
                            .filter(EndpointSecretEntity::isCurrent)
                            .forEach(secret -> secret.expiresAt = end);
                    return Multi.createFrom()
                            .iterable(over)
                            .onItem()
                            .transformToUniAndConcatenate(this::delete)
                            .collect()
                            .asList();
                })
                .chain(this::flush);
    }

    Uni<Long> signing(String endpointId, Kind kind, Instant now) {
        return count(
                "endpointId = ?1 and kind = ?2 and (expiresAt is null or expiresAt > ?3)",
                endpointId,
                kind,
                now);
    }
}
