package peering.registration.web;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import peering.kit.facts.FactJson;

/**
 * A queue that transactions of all replicas stand in when they must not do a thing at once; whoever
 * has its turn keeps it until its transaction ends.
 *
 * <p>Who needs two turns takes them in the order of the constants, or two may wait for one another.
 */
public enum Turn {
    /** Counting an organisation's connections and adding one. */
    CONNECTIONS_OF,
    /** Counting an organisation's prefixes and adding one. */
    PREFIXES_OF,
    /** Claiming address space. */
    SPACE,
    /** Adding sessions to a router. */
    ROUTER,
    /** Counting the sites and adding one. */
    SITES;

    private static final String TAKE =
            "select cast(pg_advisory_xact_lock(?1, hashtext(?2)) as text)";

    // Sorted by what is locked, not by what it is called: names that share a hash share a turn.
    private static final String TAKE_ALL =
            "select count(*) from (select pg_advisory_xact_lock(?1, queue) from"
                    + " (select distinct hashtext(name) as queue"
                    + " from jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)) as wanted(name)"
                    + " order by queue) as queues) as taken";

    /** The only queue of this kind. Within the transaction in progress. */
    public Uni<Void> take() {
        return take("");
    }

    /** Within the transaction in progress. */
    public Uni<Void> take(String about) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(TAKE)
                                .setParameter(1, ordinal() + 1)
                                .setParameter(2, about)
                                .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * {@link #take} for many things, one after the other in an order that all share, so that two
     * who want several never wait for one another.
     */
    public Uni<Void> takeAll(Collection<String> abouts) {
        String names = FactJson.text(abouts);
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(TAKE_ALL)
                                .setParameter(1, ordinal() + 1)
                                .setParameter(2, names)
                                .getSingleResult())
                .replaceWithVoid();
    }
}
