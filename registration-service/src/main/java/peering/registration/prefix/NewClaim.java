package peering.registration.prefix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.registration.connection.Connection;
import peering.registration.partner.registered.Grant;
import peering.registration.web.Id;
import peering.routing.net.Prefix;

/** A claim that may be entered into the book: everything has been checked but the last race. */
public final class NewClaim {
    private static final String REASON = "registered by the customer";

    final PrefixEntity row;
    final Grant grant;

    private NewClaim(PrefixEntity row, Grant grant) {
        this.row = row;
        this.grant = grant;
    }

    /**
     * A claim of the connection's organisation.
     *
     * @param origins empty for those that the partner registered
     * @param delegated empty if it stands in the organisation's own space
     */
    public static NewClaim of(
            Connection connection,
            Prefix prefix,
            Grant grant,
            Optional<List<Long>> origins,
            Optional<DelegatedSpace> delegated,
            Instant now) {
        var row = new PrefixEntity();
        row.id = Id.fresh("pfx_", now);
        row.organisation = connection.organisation();
        row.connectionId = connection.id();
        row.partnerId = connection.partnerId();
        row.prefix = prefix.toString();
        row.origins = origins.orElse(grant.origins()).toArray(Long[]::new);
        row.fingerprint = grant.fingerprint();
        row.registeredAt = now;
        row.claimRevision = 1;
        row.standIn(delegated);
        row.become(new PrefixState.Pending(now));
        return new NewClaim(row, grant);
    }

    /** As it stands once it has been entered. */
    public CustomerPrefix toPrefix() {
        return row.toPrefix(List.of(line().toStep()));
    }

    /** As it would stand: without an id, for it has none yet. Such a claim is not entered. */
    public CustomerPrefix toPlannedPrefix() {
        row.id = null;
        return toPrefix();
    }

    StandingEntity line() {
        return StandingEntity.of(row, row.registeredAt, REASON);
    }
}
