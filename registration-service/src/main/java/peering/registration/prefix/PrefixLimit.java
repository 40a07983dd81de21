package peering.registration.prefix;

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
    private final Holdings holdings;
    private final PrefixConfig config;

    PrefixLimit(Holdings holdings, PrefixConfig config) {
        this.holdings = holdings;
        this.config = config;
    }

    @Override
    public Uni<Optional<Limit>> of(Caller caller) {
        if (!caller.is(Role.CUSTOMER)) return Uni.createFrom().item(Optional.empty());
        return holdings.of(caller.organisation())
                .map(used -> Optional.of(new Limit("prefixes", used, config.maxPerOrganisation())));
    }
}
