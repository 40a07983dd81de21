package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.registration.partner.Partners;
import peering.registration.partner.session.Sessions;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Problem;

/** Looks up what a wanted connection names, and lets {@link SiteRules} judge it. */
@ApplicationScoped
class ConnectionOpening {
    private final Partners partners;
    private final Sessions sessions;
    private final Sites sites;

    ConnectionOpening(Partners partners, Sessions sessions, Sites sites) {
        this.partners = partners;
        this.sessions = sessions;
        this.sites = sites;
    }

    /** Fails with the refusal if the partner cannot serve these sites. */
    Uni<Void> examine(String partnerId, String primarySiteId, String backupSiteId) {
        return partners.active(partnerId)
                .invoke(partner -> partner.orElseThrow(ConnectionOpening::partnerUnknown))
                .chain(() -> sites.held(primarySiteId))
                .map(primary -> primary.orElseThrow(() -> Sites.unknown("primarySiteId")))
                .chain(primary ->
                        backup(backupSiteId)
                                .chain(backup ->
                                        sessions.redundancy(partnerId)
                                                .map(at -> SiteRules.check(primary, backup, at))))
                .invoke(objection -> objection.ifPresent(ConnectionOpening::refuse))
                .replaceWithVoid();
    }

    private Uni<Optional<Site>> backup(String siteId) {
        if (siteId == null) return Uni.createFrom().item(Optional.empty());
        return sites.held(siteId)
                .map(found -> Optional.of(found.orElseThrow(() -> Sites.unknown("backupSiteId"))));
    }

    private static void refuse(SiteRules.Objection objection) {
        throw switch (objection) {
            case SITES_EQUAL ->
                    Problem.SITES_EQUAL.at(
                            "backupSiteId",
                            "It is the primary site.",
                            "Choose another site, or leave it out for the Internet as backup.");
            case PRIMARY_NOT_REDUNDANT ->
                    Problem.SITE_NOT_REDUNDANT.at(
                            "primarySiteId",
                            "A primary site needs two routers.",
                            "Choose a site with \"redundant\": true.");
            case PRIMARY_UNSERVED ->
                    Problem.PRIMARY_SITE_UNSERVED.at(
                            "primarySiteId",
                            "The partner has fewer than two active sessions on two routers there.",
                            "GET /v1/partners/{id}/sites shows where it is redundant.");
            case BACKUP_UNSERVED ->
                    Problem.BACKUP_SITE_UNSERVED.at(
                            "backupSiteId",
                            "The partner has no active session there.",
                            "GET /v1/partners/{id}/sites shows where it is.");
        };
    }

    private static RuntimeException partnerUnknown() {
        return Problem.PARTNER_UNKNOWN.at(
                "partnerId",
                "There is no active partner with this id.",
                "Choose one of GET /v1/partners.");
    }
}
