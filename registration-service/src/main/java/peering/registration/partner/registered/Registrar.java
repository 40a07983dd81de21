package peering.registration.partner.registered;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.kit.identity.Caller;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.partner.session.Sessions;
import peering.registration.web.Problem;

/** Who may register anything, and what may become of what is registered. */
@ApplicationScoped
class Registrar {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Partners partners;
    private final Sessions sessions;
    private final List<GrantWatch> watches;

    Registrar(Partners partners, Sessions sessions, @All List<GrantWatch> watches) {
        this.partners = partners;
        this.sessions = sessions;
        this.watches = watches;
    }

    /** The caller's partner under its lock: active, and with an active session. */
    Uni<PartnerEntity> able(String partnerId, Caller caller) {
        return partners.ownLocked(partnerId, caller)
                .invoke(Registrar::refuseInactive)
                .call(partner ->
                        sessions.redundancy(partner.id()).invoke(Registrar::refuseUnconnected));
    }

    /** Refused with the list of the claims that rest on the registration. */
    Uni<Void> refuseUsed(String registrationId) {
        return Multi.createFrom()
                .iterable(watches)
                .onItem()
                .transformToUniAndConcatenate(
                        watch -> watch.claimsOn(registrationId, DEPENDENTS_SHOWN))
                .collect()
                .asList()
                .invoke(all -> refuse(all.stream().flatMap(List::stream).toList()))
                .replaceWithVoid();
    }

    /** Has the claims on the registration judged anew. */
    Uni<Void> changed(String registrationId) {
        return Multi.createFrom()
                .iterable(watches)
                .onItem()
                .transformToUniAndConcatenate(
                        watch -> watch.changed(registrationId).replaceWith(true))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static void refuse(List<String> dependents) {
        if (dependents.isEmpty()) return;
        throw Problem.REGISTRATION_IN_USE.dueTo(
                dependents, "Have your customers release these prefixes first.");
    }

    private static void refuseInactive(PartnerEntity partner) {
        if (partner.isActive()) return;
        throw Problem.PARTNER_NOT_ACTIVE.because(
                "The partner is "
                        + partner.state().word()
                        + "; only an active one registers anything.");
    }

    private static void refuseUnconnected(List<LocalRedundancy> sites) {
        if (!sites.isEmpty()) return;
        throw Problem.NO_ACTIVE_SESSION.because(
                "Ask for a session and have it activated before you register anything.");
    }
}
