package peering.registration.prefix.delegation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.registration.prefix.DelegatedClaims;
import peering.registration.prefix.PrefixUse;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
import peering.registration.prefix.event.Happening;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/**
 * Delegations begin and end here. With one end the claims that rested on it: they become Failed,
 * and stand in their own organisation's space again, which is to say nowhere.
 */
@ApplicationScoped
class DelegationBook implements PrefixUse {
    private final Delegations delegations;
    private final DelegatedClaims claims;
    private final EventBook events;
    private final Clock clock;

    DelegationBook(Delegations delegations, DelegatedClaims claims, EventBook events, Clock clock) {
        this.delegations = delegations;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /** Under the lock of the holder's prefix. */
    Uni<Delegation> grant(DelegationEntity row) {
        return delegations
                .persistAndFlush(row)
                .onFailure()
                .transform(Violated.means(Map.of("delegation_nkey", DelegationBook::exists)))
                .call(() -> events.note(granted(row)))
                .map(DelegationEntity::toDelegation);
    }

    /** Nothing if it has ended before. The row has to be locked. */
    Uni<Void> end(DelegationEntity row, DelegationEnd why) {
        if (!row.holds()) return Uni.createFrom().voidItem();
        Instant now = clock.instant();
        row.end(why, now);
        return delegations
                .flush()
                .chain(() -> claims.fail(row.id, finding(row, why, now)))
                .chain(() -> events.note(ended(row, why)));
    }

    @Override
    public Uni<List<String>> of(String prefixId, int most) {
        return delegations.lockedOf(prefixId).chain(() -> claims.usedOf(prefixId, most));
    }

    @Override
    public Uni<Void> released(String prefixId) {
        return delegations
                .lockedOf(prefixId)
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> end(row, DelegationEnd.RELEASED))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Finding finding(DelegationEntity row, DelegationEnd why, Instant now) {
        return new Finding(
                "delegation",
                Result.Failed,
                "delegation-" + why.word(),
                why.sentence(),
                Optional.of("Ask the holder to delegate the prefix anew, then revalidate."),
                "registration-service",
                now,
                Optional.empty(),
                Map.of("delegationId", row.id, "delegatedPrefix", row.prefix));
    }

    private static Happening granted(DelegationEntity row) {
        return happening(
                row,
                "granted",
                row.grantedAt,
                row.delegate + " may register " + row.prefix + " and more specifics of it.");
    }

    private static Happening ended(DelegationEntity row, DelegationEnd why) {
        return happening(
                row,
                why.word(),
                row.endedAt,
                row.delegate + " may register " + row.prefix + " no longer: " + why.word() + ".");
    }

    private static Happening happening(
            DelegationEntity row, String step, Instant at, String summary) {
        return new Happening(
                row.prefixId,
                row.organisation,
                "delegation " + row.id + " " + step,
                EventKind.DELEGATED,
                EventSeverity.INFORMATION,
                at,
                summary,
                Map.of("delegationId", row.id, "organisation", row.delegate, "step", step));
    }

    private static RuntimeException exists() {
        return Problem.DELEGATION_EXISTS.at(
                "organisation",
                "It may register this prefix already.",
                "Find it with GET /v1/prefixes/{id}/delegations; revoke it to grant it anew.");
    }
}
