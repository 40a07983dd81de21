package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
    Uni<List<KeyGeneration>> keys(String id) {
        return keyring.generations(id);
    }

    /**
     * Gives the registration another key.
     *
     * @param revision what it is before
     * @param next the row of the new key
     * @param rotation null for the configured overlap
     */
    Uni<Void> rotate(
            String id, long revision, Function<Instant, PrefixKeyEntity> next, Rotation rotation) {
        ifMatch.allows(revision);
        var overlap = Rotation.overlap(rotation, config.keys());
        Instant now = clock.instant();
        return keyring.rotate(id, next.apply(now), overlap, now);
    }

    /**
     * Ends its keys, or is refused because claims rest on them. The keys go first: a claim that is
     * being opened with one is waited for, and then seen.
     *
     * @return when
     */
    Uni<Instant> end(String id, long revision) {
        ifMatch.allows(revision);
        Instant now = clock.instant();
        return keyring.expire(id, now).chain(() -> registrar.refuseUsed(id)).replaceWith(now);
    }

    /** Lets the claims on it be judged anew. */
    Uni<Void> changed(String id) {
        return registrar.changed(id);
    }

    /** Refuses what does not fit {@code If-Match}. */
    void allow(long revision) {
        ifMatch.allows(revision);
    }
}
