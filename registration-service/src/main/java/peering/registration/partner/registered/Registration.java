package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import peering.registration.partner.PartnerConfig;
import peering.registration.web.IfMatch;

/**
 * What happens to a registration, be it of a prefix or of an ASN: within the transaction in
 * progress, under the partner's lock.
 */
@ApplicationScoped
class Registration {
    private final Keyring keyring;
    private final Registrar registrar;
    private final IfMatch ifMatch;
    private final PartnerConfig config;
    private final Clock clock;

    Registration(
            Keyring keyring,
            Registrar registrar,
            IfMatch ifMatch,
            PartnerConfig config,
            Clock clock) {
        this.keyring = keyring;
        this.registrar = registrar;
        this.ifMatch = ifMatch;
        this.config = config;
        this.clock = clock;
    }

    /** The latest keys, newest first. */
    Uni<List<KeyGeneration>> keys(RegisteredEntity row) {
        return keyring.generations(row.id);
    }

    /**
     * Gives the registration another key.
     *
     * @param rotation null for the configured overlap
     */
    <E extends RegisteredEntity> Uni<E> rotate(E row, PrefixKey next, Rotation rotation) {
        ifMatch.allows(row.revision);
        var overlap = Rotation.overlap(rotation, config.keys());
        Instant now = clock.instant();
        return keyring.rotate(row.id, row.keyed(next, now), overlap, now)
                .invoke(() -> row.revision++)
                .chain(row::<E>persistAndFlush);
    }

    /**
     * Ends the registration and its keys, or is refused because claims rest on it. The keys go
     * first: a claim that is being opened with one is waited for, and then seen.
     */
    Uni<Void> remove(RegisteredEntity row) {
        ifMatch.allows(row.revision);
        Instant now = clock.instant();
        return keyring.expire(row.id, now)
                .chain(() -> registrar.refuseUsed(row.id))
                .invoke(() -> {
                    row.removedAt = now;
                    row.revision++;
                })
                .chain(row::persistAndFlush)
                .replaceWithVoid();
    }

    /** Makes the change, and lets the claims on the registration be judged anew. */
    <E extends RegisteredEntity> Uni<E> change(E row, Consumer<E> change) {
        ifMatch.allows(row.revision);
        change.accept(row);
        row.revision++;
        return row.<E>persistAndFlush().call(() -> registrar.changed(row.id));
    }
}
