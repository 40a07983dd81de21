package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import peering.contract.PrefixFact.Standing;
import peering.kit.facts.FactJson;
import peering.registration.partner.PartnerConfig;
import peering.registration.web.Turn;
import peering.registration.web.Wall;
import peering.routing.net.Prefix;

/**
 * Address space: who holds it, who may register in it. Asked for many prefixes at once.
 *
 * <p>Row-level security lets only leak-proof comparisons use an index. What overlaps a prefix is
 * equal to one of those around it, or lies between it and its last address.
 */
@ApplicationScoped
public class Space {
    private static final String OWN =
            "select prefix from prefix where organisation = ?2 and standing <> 'Released'"
                    + " and prefix in (select value from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))";

    private static final String WISHES =
            """
            with wish as materialized (
                select text, network, space_of, delegated,
                    set_masklen(broadcast(network), case family(network) when 4 then 32 else 128 end) as last,
                    array(select cast(network(set_masklen(network, length)) as inet)
                          from generate_series(0, masklen(network)) as length) as around
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                    as wish(text text, space_of text, delegated boolean)
                cross join lateral (select cast(text as inet) as network) as parsed)
            """;

    private static final String TAKEN =
            WISHES
                    + """
                    select text from wish
                    where exists (select 1 from prefix as rival where rival.network = any (wish.around) and %1$s)
                       or exists (select 1 from prefix as rival
                                  where rival.network > wish.network and rival.network <= wish.last and %1$s)
                    """
                            .formatted(
                                    "rival.standing in ('Pending', 'Verified') and (rival.space_of <> wish.space_of"
                                            + " or wish.delegated and rival.delegation_id is not null"
                                            + " and rival.organisation <> ?2)");

    // The share lock holds the delegation until the claim that is to rest on it is there; in one
    // order for all, so that nobody waits for somebody who waits for him.
    private static final String DELEGATED =
            WISHES
                    + """
                    select wish.text, delegation.delegation_id, delegation.organisation
                    from wish
                    join delegation on delegation.network = any (wish.around) and delegation.delegate = ?2
                        and delegation.ended_at is null
                        and (delegation.expires_at is null or delegation.expires_at > ?3)
                    join prefix as held on held.prefix_id = delegation.prefix_id and held.standing = 'Verified'
                    order by delegation.delegation_id
                    for share of delegation
                    """;

    private final Wall wall;
    private final PartnerConfig config;
    private final Clock clock;

    Space(Wall wall, PartnerConfig config, Clock clock) {
        this.wall = wall;
        this.config = config;
        this.clock = clock;
    }

    private record Wish(String text, String space_of, boolean delegated) {
        static Wish of(PrefixEntity claim) {
            return new Wish(claim.prefix, claim.spaceOf, claim.delegationId != null);
        }
    }

    /**
     * Waits its turn for the address space around each prefix. The exclusion constraint is what
     * keeps two holders apart; but two inserts that meet inside it wait for one another until
     * PostgreSQL calls it a deadlock, and in a queue they do not meet. Prefixes that overlap share
     * a queue: it is named by the shortest prefix that may be registered.
     */
    public Uni<Void> queueFor(Collection<Prefix> prefixes) {
        return Turn.SPACE.takeAll(prefixes.stream().map(this::queue).collect(Collectors.toSet()));
    }

    /** {@link #queueFor} for one claim. */
    public Uni<Void> queueFor(PrefixEntity claim) {
        return queueFor(Set.of(claim.parsed()));
    }

    /** Those of {@code prefixes} that the organisation claims already. */
    public Uni<Set<Prefix>> claimedBy(String organisation, Collection<Prefix> prefixes) {
        String texts = FactJson.text(prefixes.stream().map(Prefix::toString).toList());
        return texts(OWN, texts, organisation);
    }

    /**
     * Where others have let the organisation register: by prefix, for those of {@code prefixes}
     * that lie inside a delegation which holds. It holds until this transaction ends. Ask before
     * {@link #queueFor}.
     */
    public Uni<Map<Prefix, DelegatedSpace>> delegatedTo(
            String organisation, Collection<Prefix> prefixes) {
        String wishes = wishes(organisation, prefixes, Map.of());
        return wall.lifted(() ->
                        Panache.getSession()
                                .chain(session ->
                                        session.<Object[]>createNativeQuery(DELEGATED)
                                                .setParameter(1, wishes)
                                                .setParameter(2, organisation)
                                                .setParameter(3, clock.instant())
                                                .getResultList()))
                .map(Space::byPrefix);
    }

    /**
     * Those of {@code prefixes} that overlap what another organisation holds. Ask after {@link
     * #queueFor}.
     *
     * @param delegated which of them are to rest on a delegation
     */
    public Uni<Set<Prefix>> takenFrom(
            String organisation,
            Collection<Prefix> prefixes,
            Map<Prefix, DelegatedSpace> delegated) {
        String wishes = wishes(organisation, prefixes, delegated);
        return wall.lifted(() -> texts(TAKEN, wishes, organisation));
    }

    /**
     * Those of the claims' prefixes that overlap what another organisation holds. Ask after {@link
     * #queueFor}.
     *
     * @param claims of one organisation, one at least
     */
    Uni<Set<Prefix>> takenFrom(List<PrefixEntity> claims) {
        var wishes = claims.stream().map(Wish::of).toList();
        String organisation = claims.getFirst().organisation;
        return wall.lifted(() -> texts(TAKEN, FactJson.text(wishes), organisation));
    }

    /** True if another organisation holds space that overlaps. Ask after {@link #queueFor}. */
    public Uni<Boolean> isTaken(PrefixEntity claim) {
        return takenFrom(List.of(claim)).map(taken -> !taken.isEmpty());
    }

    /**
     * A claim that failed on its own may stand on a delegation that was granted since. The one that
     * it stands on already cannot end while the claim is locked.
     */
    Uni<Void> standAnew(PrefixEntity claim) {
        if (claim.delegationId != null || claim.standing != Standing.Failed) {
            return Uni.createFrom().voidItem();
        }
        var prefix = claim.parsed();
        return delegatedTo(claim.organisation, Set.of(prefix))
                .invoke(found -> claim.standIn(Optional.ofNullable(found.get(prefix))))
                .replaceWithVoid();
    }

    private String queue(Prefix prefix) {
        int shortest = Math.min(prefix.length(), config.policy().shortest(prefix.family()));
        return Prefix.around(prefix.network(), shortest).toString();
    }

    private static String wishes(
            String organisation,
            Collection<Prefix> prefixes,
            Map<Prefix, DelegatedSpace> delegated) {
        var wishes =
                prefixes.stream()
                        .map(prefix -> {
                            var space = Optional.ofNullable(delegated.get(prefix));
                            return new Wish(
                                    prefix.toString(),
                                    space.map(DelegatedSpace::holder).orElse(organisation),
                                    space.isPresent());
                        });
        return FactJson.text(wishes.toList());
    }

    private static Map<Prefix, DelegatedSpace> byPrefix(List<Object[]> rows) {
        var found = new HashMap<Prefix, DelegatedSpace>();
        for (Object[] row : rows) {
            var space = new DelegatedSpace((String) row[1], (String) row[2]);
            found.putIfAbsent(Prefix.parse((String) row[0]), space);
        }
        return found;
    }

    private static Uni<Set<Prefix>> texts(String query, String json, String organisation) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(query)
                                .setParameter(1, json)
                                .setParameter(2, organisation)
                                .getResultList())
                .map(found -> found.stream().map(Prefix::parse).collect(Collectors.toSet()));
    }
}
