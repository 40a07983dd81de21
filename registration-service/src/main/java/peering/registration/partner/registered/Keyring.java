package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import peering.registration.partner.PartnerConfig;
import peering.registration.web.Problem;

/**
 * The keys of registrations. One is current; those before it open new claims until their overlap
 * ends, and stand behind the claims that they opened for ever.
 */
@ApplicationScoped
class Keyring implements PanacheRepositoryBase<PrefixKeyEntity, String> {
    private static final int SHOWN = 20;
    private static final String OWNED = "(registeredPrefixId = ?1 or registeredAsnId = ?1)";
    private static final String LOCK =
            "select fingerprint from prefix_key"
                    + " where registered_prefix_id = ?1 or registered_asn_id = ?1 for update";

    private final PartnerConfig config;

    Keyring(PartnerConfig config) {
        this.config = config;
    }

    /** Adds the first key of a registration. */
    Uni<Void> issue(PrefixKeyEntity key) {
        return persistAndFlush(key).replaceWithVoid();
    }

    /**
     * Puts {@code next} in the place of the current key, under the partner's lock.
     *
     * @param registrationId whose key it is
     * @param overlap how long the replaced key opens new claims
     */
    Uni<Void> rotate(String registrationId, PrefixKeyEntity next, Duration overlap, Instant now) {
        return count(OWNED + " and opensUntil > ?2", registrationId, now)
                .invoke(this::refuseTooMany)
                .chain(() -> currentOf(registrationId))
                .invoke(current -> current.retire(now, overlap))
                .chain(current -> persistAndFlush(current))
                .chain(() -> issue(next));
    }

    private Uni<PrefixKeyEntity> currentOf(String registrationId) {
        return find(OWNED + " and retiredAt is null", registrationId).singleResult();
    }

    /**
     * No key of the registration opens new claims any more. A claim that has been entered under one
     * and is not committed yet is waited for: it shares a lock on its key, which an ordinary update
     * would pass by.
     */
    Uni<Void> expire(String registrationId, Instant now) {
        return getSession()
                .chain(session ->
                        session.<String>createNativeQuery(LOCK)
                                .setParameter(1, registrationId)
                                .getResultList())
                .chain(() ->
                        update(
                                "retiredAt = coalesce(retiredAt, ?2), opensUntil = ?2 where "
                                        + OWNED
                                        + " and (opensUntil is null or opensUntil > ?2)",
                                registrationId,
                                now))
                .replaceWithVoid();
    }

    /** The latest keys, newest first. */
    Uni<List<KeyGeneration>> generations(String registrationId) {
        return find(OWNED + " order by issuedAt desc, fingerprint", registrationId)
                .range(0, SHOWN - 1)
                .list()
                .map(rows -> rows.stream().map(PrefixKeyEntity::toGeneration).toList());
    }

    private void refuseTooMany(long open) {
        int most = config.keys().mostReplaced();
        if (open < most) return;
        throw Problem.TOO_MANY_KEYS.because(
                "At most " + most + " replaced keys may open claims; wait until the oldest ends.");
    }
}
