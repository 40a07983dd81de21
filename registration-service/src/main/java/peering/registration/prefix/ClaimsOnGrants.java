package peering.registration.prefix;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import peering.registration.partner.registered.GrantWatch;
import peering.registration.web.Wall;

/** The customers' claims, by the partner's registration that they rest on. */
@ApplicationScoped
class ClaimsOnGrants implements GrantWatch {
    private static final String RESTING =
            "fingerprint in (select k.fingerprint from PrefixKeyEntity k"
                    + " where k.registeredPrefixId = ?1 or k.registeredAsnId = ?1)"
                    + " and standing <> 'Released' order by id";

    private static final String REASON =
            "to be judged anew, its partner changed what it registered";

    private final Prefixes prefixes;
    private final Space space;
    private final PrefixBook book;
    private final Wall wall;

    ClaimsOnGrants(Prefixes prefixes, Space space, PrefixBook book, Wall wall) {
        this.prefixes = prefixes;
        this.space = space;
        this.book = book;
        this.wall = wall;
    }

    @Override
    public Uni<List<String>> claimsOn(String registrationId, int most) {
        return wall.lifted(() ->
                prefixes.find(RESTING, registrationId)
                        .range(0, most - 1)
                        .list()
                        .map(rows -> rows.stream().map(row -> row.id + " " + row.prefix).toList()));
    }

    /**
     * All claims are locked, and then all their space is queued for, as whoever changes one claim
     * does: one after the other, this would hold the turn that the next claim's holder waits for.
     */
    @Override
    public Uni<Void> changed(String registrationId) {
        return wall.lifted(() ->
                prefixes.find(RESTING, registrationId)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list()
                        .call(rows ->
                                space.queueFor(rows.stream().map(PrefixEntity::parsed).toList()))
                        .chain(this::judgeAnew));
    }

    /** One by one: they share the transaction's connection. */
    private Uni<Void> judgeAnew(List<PrefixEntity> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::judgeAnew)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Boolean> judgeAnew(PrefixEntity row) {
        return row.state() instanceof PrefixState.Claimed claimed
                ? book.judgeAnew(row, claimed, REASON).replaceWith(true)
                : Uni.createFrom().item(false);
    }
}
