package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Finds and locks a handful of rows that are due; those in another replica's hand are left out. */
final class SomeRows {
    private static final int AT_ONCE = 200;

    private SomeRows() {}

    /**
     * @param query of ids, whose parameters are a moment and how many at the most
     */
    static Uni<List<String>> ids(String query, Instant when) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(query)
                                .setParameter(1, when)
                                .setParameter(2, AT_ONCE)
                                .getResultList());
    }
}
