package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.limit.Limit;
import peering.registration.limit.Limited;

/** A customer's prefixes that are not released. */
@ApplicationScoped
class PrefixLimit implements Limited {
    /** Counted as they change; see the migration that makes the table. */
    private static final String HELD =
            "select cast(coalesce(sum(held), 0) as bigint) from prefix_holding where organisation = ?1";

    private final PrefixConfig config;

    PrefixLimit(PrefixConfig config) {
        this.config = config;
    }

    @Override
    public Uni<Optional<Limit>> of(Caller caller) {
        if (!caller.is(Role.CUSTOMER)) return Uni.createFrom().item(Optional.empty());
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(HELD, Long.class)
                                .setParameter(1, caller.organisation())
                                .getSingleResult())
                .map(used -> Optional.of(new Limit("prefixes", used, config.maxPerOrganisation())));
    }
}
