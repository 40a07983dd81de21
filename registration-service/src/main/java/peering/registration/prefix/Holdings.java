package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import peering.registration.web.Turn;

/** How many prefixes each organisation holds, as the triggers of the table keep it. */
@ApplicationScoped
public class Holdings {
    private static final String HELD =
            "select cast(coalesce(sum(held), 0) as bigint) from prefix_holding where organisation = ?1";

    /** How many the organisation holds now. */
    Uni<Long> of(String organisation) {
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(HELD)
                                .setParameter(1, organisation)
                                .getSingleResult());
    }

    /**
     * {@link #of}; until this transaction ends it is counted for no other, so that a limit holds in
     * a race.
     */
    public Uni<Long> countedAlone(String organisation) {
        return Turn.PREFIXES_OF.take(organisation).chain(() -> of(organisation));
    }
}
