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

    private final Prefixes prefixes;
    private final PrefixBook book;
    private final Wall wall;

    ClaimsOnGrants(Prefixes prefixes, PrefixBook book, Wall wall) {
        this.prefixes = prefixes;
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

    @Override
    public Uni<Void> changed(String registrationId) {
        return wall.lifted(() ->
                prefixes.find("select id from PrefixEntity where " + RESTING, registrationId)
                        .project(String.class)
                        .list()
                        .chain(this::judgeAnew));
    }

    /** One by one and in one order, so that two who do it do not wait for one another. */
    private Uni<Void> judgeAnew(List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(this::judgeAnew)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Boolean> judgeAnew(String id) {
        return prefixes.findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row ->
                        row.state() instanceof PrefixState.Claimed claimed
                                ? book.judgeAnew(
                                                row,
                                                claimed,
                                                "to be judged anew, its partner changed what it"
                                                        + " registered")
                                        .replaceWith(true)
                                : Uni.createFrom().item(false));
    }
}
