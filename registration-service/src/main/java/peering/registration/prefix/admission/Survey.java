package peering.registration.prefix.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import peering.registration.connection.Connection;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.prefix.DelegatedSpace;
import peering.registration.prefix.Holdings;
import peering.registration.prefix.PrefixConfig;
import peering.registration.prefix.Space;
import peering.registration.prefix.admission.Admission.Grounds;
import peering.routing.net.Prefix;

/**
 * Finds out what wishes are held against, one question for all of them. What it found stays true
 * until the transaction ends: delegations are locked first, then the organisation's number, then
 * the space.
 */
@ApplicationScoped
class Survey {
    private final RegisteredPrefixes registered;
    private final Holdings holdings;
    private final Space space;
    private final PrefixConfig config;

    Survey(RegisteredPrefixes registered, Holdings holdings, Space space, PrefixConfig config) {
        this.registered = registered;
        this.holdings = holdings;
        this.space = space;
        this.config = config;
    }

    private static final class Found {
        private Map<String, Grant> grants;
        private Map<Prefix, DelegatedSpace> delegated;
        private long held;
        private Set<Prefix> own;
        private Set<Prefix> taken;
    }

    Uni<Grounds> of(Connection connection, List<Wish> wishes) {
        String organisation = connection.organisation();
        Set<Prefix> prefixes = wishes.stream().map(Wish::prefix).collect(Collectors.toSet());
        var keys = wishes.stream().map(wish -> wish.key().fingerprint()).distinct().toList();
        var found = new Found();
        return registered
                .grants(keys)
                .invoke(grants -> found.grants = grants)
                .chain(() -> space.delegatedTo(organisation, prefixes))
                .invoke(delegated -> found.delegated = delegated)
                .chain(() -> holdings.countedAlone(organisation))
                .invoke(held -> found.held = held)
                .chain(() -> space.queueFor(prefixes))
                .chain(() -> space.claimedBy(organisation, prefixes))
                .invoke(own -> found.own = own)
                .chain(() -> space.takenFrom(organisation, prefixes, found.delegated))
                .invoke(taken -> found.taken = taken)
                .map(done -> grounds(connection, found));
    }

    private Grounds grounds(Connection connection, Found found) {
        return new Grounds(
                connection.partnerId(),
                found.grants,
                config.maxPerOrganisation() - found.held,
                found.own,
                found.taken,
                found.delegated);
    }
}
