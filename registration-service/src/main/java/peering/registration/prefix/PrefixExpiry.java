package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.kit.clock.Rounds;
import peering.registration.web.Wall;

/**
 * Claims that nobody could verify for days are Failed, so that a squatter keeps the owner out for
 * no longer. Some at a time; what another replica has in hand is left to it.
 */
@ApplicationScoped
public class PrefixExpiry {
    private static final int AT_ONCE = 200;

    private static final String STALE =
            "select prefix_id from prefix where standing = 'Pending' and standing_since < ?1"
                    + " order by standing_since limit ?2 for update skip locked";

    private final Prefixes prefixes;
    private final PrefixBook book;
    private final PrefixConfig config;
    private final Wall wall;
    private final Clock clock;
    private final Rounds rounds;

    PrefixExpiry(
            Prefixes prefixes,
            PrefixBook book,
            PrefixConfig config,
            Wall wall,
            Clock clock,
            Rounds rounds) {
        this.prefixes = prefixes;
        this.book = book;
        this.config = config;
        this.wall = wall;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.expiryEvery(), "expiring claims", this::expire);
    }

    /** A round: until none is left that is too old and not in another replica's hand. */
    public Uni<Void> expire() {
        Instant now = clock.instant();
        return wall.asService("expiry", () -> expire(now))
                .chain(expired -> expired < AT_ONCE ? Uni.createFrom().voidItem() : expire());
    }

    private Uni<Integer> expire(Instant now) {
        return stale(now.minus(config.pendingExpiresAfter()))
                .call(rows -> book.failAll(rows, expired(now)))
                .map(List::size);
    }

    private Uni<List<PrefixEntity>> stale(Instant before) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(STALE)
                                .setParameter(1, before)
                                .setParameter(2, AT_ONCE)
                                .getResultList())
                .chain(ids -> prefixes.list("id in ?1 order by id", ids));
    }

    private Finding expired(Instant now) {
        return new Finding(
                "expiry",
                Result.Failed,
                "expired",
                "Nothing verified the claim within "
                        + config.pendingExpiresAfter().toDays()
                        + " days, so it holds its space no longer.",
                Optional.of("Mend what the checks found, then revalidate."),
                "registration-service",
                now,
                Optional.empty(),
                Map.of());
    }
}
