package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.limit.Limit;
import peering.registration.limit.Limited;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.Partners;

/** A partner's sessions that are not closed. */
@ApplicationScoped
class SessionLimit implements Limited {
    private final Partners partners;
    private final Sessions sessions;
    private final PartnerConfig config;

    SessionLimit(Partners partners, Sessions sessions, PartnerConfig config) {
        this.partners = partners;
        this.sessions = sessions;
        this.config = config;
    }

    @Override
    public Uni<Optional<Limit>> of(Caller caller) {
        if (!caller.is(Role.PARTNER)) return Uni.createFrom().item(Optional.empty());
        return partners.idOf(caller.organisation())
                .chain(partner ->
                        partner.isEmpty()
                                ? Uni.createFrom().item(0L)
                                : sessions.countOpen(partner.get()))
                .map(used -> Optional.of(new Limit("sessions", used, config.maxSessions())));
    }
}
