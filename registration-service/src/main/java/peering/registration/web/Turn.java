package peering.registration.web;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

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
    SPACE;

    private static final String TAKE =
            "select cast(pg_advisory_xact_lock(?1, hashtext(?2)) as text)";

    /** Within the transaction in progress. */
    public Uni<Void> take(String about) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TAKE, String.class)
                                .setParameter(1, ordinal() + 1)
                                .setParameter(2, about)
                                .getSingleResult())
                .replaceWithVoid();
    }
}
