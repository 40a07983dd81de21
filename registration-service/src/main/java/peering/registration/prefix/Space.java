package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import peering.kit.facts.FactJson;
import peering.registration.partner.PartnerConfig;
import peering.registration.web.Turn;
import peering.registration.web.Wall;
import peering.routing.net.Prefix;

/** Address space and who holds it, asked for many prefixes at once. */
@ApplicationScoped
public class Space {
    private static final String HELD =
            "select cast(coalesce(sum(held), 0) as bigint) from prefix_holding where organisation = ?1";

    private static final String OWN =
            "select prefix from prefix where organisation = ?2 and standing <> 'Released'"
                    + " and prefix in (select value from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))";

    // Row-level security lets only leak-proof comparisons use an index: what overlaps a prefix is
    // equal to one of those around it, or lies between it and its last address.
    private static final String TAKEN =
            """
            with wanted as materialized (
                select text, network,
                    set_masklen(broadcast(network), case family(network) when 4 then 32 else 128 end) as last,
                    array(select cast(network(set_masklen(network, length)) as inet)
                          from generate_series(0, masklen(network)) as length) as around
                from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)) as wish(text)
                cross join lateral (select cast(text as inet) as network) as parsed)
            select text from wanted
            where exists (select 1 from prefix
                          where prefix.network = any (wanted.around)
                            and prefix.standing in ('Pending', 'Verified') and prefix.organisation <> ?2)
               or exists (select 1 from prefix
                          where prefix.network > wanted.network and prefix.network <= wanted.last
                            and prefix.standing in ('Pending', 'Verified') and prefix.organisation <> ?2)
            """;

    private final Wall wall;
    private final PartnerConfig config;

    Space(Wall wall, PartnerConfig config) {
        this.wall = wall;
        this.config = config;
    }

    /**
     * How many prefixes the organisation holds; until this transaction ends it is counted for no
     * other, so that a limit holds in a race.
     */
    public Uni<Long> heldAlone(String organisation) {
        return Turn.PREFIXES_OF
                .take(organisation)
                .chain(() -> Panache.getSession())
                .chain(session ->
                        session.createNativeQuery(HELD, Long.class)
                                .setParameter(1, organisation)
                                .getSingleResult());
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

    /** Those of {@code prefixes} that the organisation claims already. */
    public Uni<Set<Prefix>> claimedBy(String organisation, Collection<Prefix> prefixes) {
        return among(OWN, organisation, prefixes);
    }

    /**
     * Those of {@code prefixes} that overlap what another organisation holds. Ask after {@link
     * #queueFor}.
     */
    public Uni<Set<Prefix>> takenFrom(String organisation, Collection<Prefix> prefixes) {
        return wall.lifted(() -> among(TAKEN, organisation, prefixes));
    }

    /** True if another organisation holds space that overlaps. Ask after {@link #queueFor}. */
    public Uni<Boolean> isTaken(PrefixEntity claim) {
        return takenFrom(claim.organisation, Set.of(Prefix.parse(claim.prefix)))
                .map(taken -> !taken.isEmpty());
    }

    /** {@link #queueFor} for one claim. */
    public Uni<Void> queueFor(PrefixEntity claim) {
        return queueFor(Set.of(Prefix.parse(claim.prefix)));
    }

    private String queue(Prefix prefix) {
        int shortest = Math.min(prefix.length(), config.policy().shortest(prefix.family()));
        return Prefix.around(prefix.network(), shortest).toString();
    }

    private static Uni<Set<Prefix>> among(
            String query, String organisation, Collection<Prefix> prefixes) {
        String texts = FactJson.text(prefixes.stream().map(Prefix::toString).toList());
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(query, String.class)
                                .setParameter(1, texts)
                                .setParameter(2, organisation)
                                .getResultList())
                .map(found -> found.stream().map(Prefix::parse).collect(Collectors.toSet()));
    }
}
