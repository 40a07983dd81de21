package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;

/** The secrets' rows: one current per endpoint, and those that still sign beside it. */
@ApplicationScoped
class EndpointSecrets implements PanacheRepositoryBase<EndpointSecretEntity, Long> {
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    EndpointSecrets(Seal seal) {
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
        return delete("endpointId = ?1 and expiresAt <= ?2", endpointId, now)
                .chain(() ->
                        update(
                                "expiresAt = ?2 where endpointId = ?1 and expiresAt is null",
                                endpointId,
                                end))
                .replaceWithVoid();
    }

    Uni<Long> signing(String endpointId, Instant now) {
        return count("endpointId = ?1 and (expiresAt is null or expiresAt > ?2)", endpointId, now);
    }
}
