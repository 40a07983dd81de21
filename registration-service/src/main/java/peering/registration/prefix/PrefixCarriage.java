package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import peering.contract.PrefixFact.Standing;
import peering.registration.partner.registered.Grant;
import peering.routing.net.Prefix;

/**
 * Carries claims to another connection or to another partner's word, many at once. What they hold
 * they keep all the time: a Verified one stays so while it is judged anew. A Failed one is Pending
 * again, unless somebody else holds its space by now: then it stays as it is, and the verdict will
 * say so.
 */
@ApplicationScoped
class PrefixCarriage {
    private final Space space;
    private final PrefixBook book;
    private final Clock clock;

    PrefixCarriage(Space space, PrefixBook book, Clock clock) {
        this.space = space;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A claim and what it is to rest on.
     *
     * @param row locked
     */
    record Carried(PrefixEntity row, String connectionId, Grant grant, List<Long> origins) {}

    /** Within the transaction in progress. */
    Uni<Void> carry(List<Carried> all, String reason) {
        if (all.isEmpty()) return Uni.createFrom().voidItem();
        var failed =
                all.stream()
                        .map(Carried::row)
                        .filter(row -> row.standing == Standing.Failed)
                        .toList();
        return Panache.getSession()
                .invoke(session -> all.forEach(one -> session.detach(one.row())))
                .chain(() -> taken(failed))
                .chain(taken -> {
                    Instant now = clock.instant();
                    all.forEach(one -> carry(one, taken, now));
                    var pending =
                            failed.stream()
                                    .filter(row -> row.standing == Standing.Pending)
                                    .toList();
                    return book.carryAll(all, pending, now, reason);
                });
    }

    private static void carry(Carried one, Set<Prefix> taken, Instant now) {
        var row = one.row();
        row.restOn(one.connectionId(), one.grant(), one.origins());
        if (!(row.state() instanceof PrefixState.Claimed claimed)) {
            throw new IllegalStateException("a released prefix is carried nowhere: " + row.id);
        }
        boolean stays = taken.contains(row.parsed());
        row.become(stays ? claimed : claimed.judgedAnew(now));
    }

    /** What of them another organisation holds; the rest is kept from here on. */
    private Uni<Set<Prefix>> taken(List<PrefixEntity> failed) {
        if (failed.isEmpty()) return Uni.createFrom().item(Set.of());
        var prefixes = failed.stream().map(row -> row.parsed()).toList();
        return space.queueFor(prefixes).chain(() -> space.takenFrom(failed));
    }
}
