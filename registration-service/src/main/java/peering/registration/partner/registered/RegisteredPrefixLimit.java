package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.limit.Limit;
import peering.registration.limit.Limited;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.Partners;

/** A partner's registered prefixes. */
@ApplicationScoped
class RegisteredPrefixLimit implements Limited {
    private final Partners partners;
    private final RegisteredPrefixes registered;
    private final PartnerConfig config;

    RegisteredPrefixLimit(Partners partners, RegisteredPrefixes registered, PartnerConfig config) {
        this.partners = partners;
        this.registered = registered;
        this.config = config;
    }

    @Override
    public Uni<Optional<Limit>> of(Caller caller) {
        if (!caller.is(Role.PARTNER)) return Uni.createFrom().item(Optional.empty());
        return partners.idOf(caller.organisation())
                .chain(partner ->
                        partner.isEmpty()
                                ? Uni.createFrom().item(0L)
                                : registered.countOf(partner.get()))
                .map(used ->
                        Optional.of(
                                new Limit(
                                        "registered-prefixes",
                                        used,
                                        config.maxRegisteredPrefixes())));
    }
}
