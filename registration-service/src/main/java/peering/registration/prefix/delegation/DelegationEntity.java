package peering.registration.prefix.delegation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.registration.prefix.PrefixEntity;
import peering.routing.net.Prefix;

/** A row of {@code delegation}. */
@Entity
@Table(name = "delegation")
public class DelegationEntity extends PanacheEntityBase {
    @Id
    @Column(name = "delegation_id")
    String id;

    @Column(name = "prefix_id")
    String prefixId;

    String organisation;
    String delegate;
    String prefix;

    @Column(name = "granted_at")
    Instant grantedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "end_reason")
    String endReason;

    long revision;

    /**
     * @param expiresAt null for no end
     */
    static DelegationEntity granted(
            PrefixEntity held, String delegate, Prefix prefix, Instant expiresAt, Instant now) {
        var row = new DelegationEntity();
        row.id = peering.registration.web.Id.fresh("dlg_", now);
        row.prefixId = held.id();
        row.organisation = held.organisation();
        row.delegate = delegate;
        row.prefix = prefix.toString();
        row.grantedAt = now;
        row.expiresAt = expiresAt;
        row.revision = 1;
        return row;
    }

    boolean holds() {
        return endedAt == null;
    }

    void end(DelegationEnd why, Instant now) {
        endedAt = now;
        endReason = why.word();
        revision++;
    }

    Delegation toDelegation() {
        return new Delegation(
                id,
                prefixId,
                organisation,
                delegate,
                prefix,
                grantedAt,
                expiresAt,
                endedAt,
                endReason,
                revision);
    }
}
