package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A row of {@code prefix_key}: what is kept of a key. It belongs to a registered prefix or to a
 * registered ASN, never to both.
 */
@Entity
@Table(name = "prefix_key")
public class PrefixKeyEntity extends PanacheEntityBase {
    @Id String fingerprint;

    @Column(name = "registered_prefix_id")
    String registeredPrefixId;

    @Column(name = "registered_asn_id")
    String registeredAsnId;

    @Column(name = "issued_at")
    Instant issuedAt;

    /** When another key took its place; null for the current one. */
    @Column(name = "retired_at")
    Instant retiredAt;

    /** From when on it opens no new claims; null for the current one. */
    @Column(name = "opens_until")
    Instant opensUntil;

    static PrefixKeyEntity ofPrefix(PrefixKey key, String registeredPrefixId, Instant now) {
        var row = of(key, now);
        row.registeredPrefixId = registeredPrefixId;
        return row;
    }

    static PrefixKeyEntity ofAsn(PrefixKey key, String registeredAsnId, Instant now) {
        var row = of(key, now);
        row.registeredAsnId = registeredAsnId;
        return row;
    }

    private static PrefixKeyEntity of(PrefixKey key, Instant now) {
        var row = new PrefixKeyEntity();
        row.fingerprint = key.fingerprint();
        row.issuedAt = now;
        return row;
    }

    void retire(Instant now, Duration overlap) {
        retiredAt = now;
        opensUntil = now.plus(overlap);
    }

    boolean opensAt(Instant now) {
        return opensUntil == null || opensUntil.isAfter(now);
    }

    KeyGeneration toGeneration() {
        return new KeyGeneration(issuedAt, retiredAt, opensUntil);
    }
}
