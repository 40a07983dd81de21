package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;

/** The secrets' rows: one current per endpoint, and those that still sign beside it. */
@ApplicationScoped
class EndpointSecrets implements PanacheRepositoryBase<EndpointSecretEntity, Long> {
    private final SecretSeal seal;
    private final SecureRandom random = new SecureRandom();

    EndpointSecrets(SecretSeal seal) {
        this.seal = seal;
    }

    /** Makes the current secret; the one before must have been given an end. */
    Uni<WebhookSecret> make(String endpointId, Instant now) {
        var secret = WebhookSecret.fresh(random);
        var row = EndpointSecretEntity.current(endpointId, seal.close(secret, endpointId), now);
        return persistAndFlush(row).replaceWith(secret);
    }

    /** Gives the current secret an end, and forgets those that have passed theirs. */
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

    Uni<Long> signing(String endpointId, Instant now) {
        return count("endpointId = ?1 and (expiresAt is null or expiresAt > ?2)", endpointId, now);
    }
}
