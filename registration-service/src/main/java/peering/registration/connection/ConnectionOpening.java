package peering.registration.connection;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.registration.partner.Partners;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.partner.session.Sessions;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Problem;

/** Looks up what a wanted connection names, and lets {@link SiteRules} judge it. */
@ApplicationScoped
public class ConnectionOpening {
    private final Partners partners;
    private final Sessions sessions;
    private final Sites sites;

    ConnectionOpening(Partners partners, Sessions sessions, Sites sites) {
        this.partners = partners;
        this.sessions = sessions;
        this.sites = sites;
    }

    /** Fails with the first refusal if the partner cannot serve these sites. */
    Uni<Void> examine(Terms wanted) {
        return objections(wanted)
                .invoke(objections -> {
                    if (!objections.isEmpty()) throw objections.getFirst();
                })
                .replaceWithVoid();
    }

    /** Every refusal of what is wanted, in reading order. */
    Uni<List<HttpProblem>> objections(Terms wanted) {
        return objections(wanted, true, true);
    }

    /**
     * Every refusal of a change, in reading order. A site that stays with a partner that stays is
     * not examined again: a customer must be able to choose another backup while its primary is in
     * trouble.
     */
    public Uni<List<HttpProblem>> objections(Terms before, Terms wanted) {
        boolean primary = before.differsIn(wanted, Terms.PARTNER, Terms.PRIMARY);
        boolean backup = before.differsIn(wanted, Terms.PARTNER, Terms.BACKUP);
        if (!primary && !backup) return Uni.createFrom().item(List.of());
        return objections(wanted, primary, backup);
    }

    private Uni<List<HttpProblem>> objections(Terms wanted, boolean primary, boolean backup) {
        return partners.active(wanted.partnerId())
                .chain(partner ->
                        partner.isEmpty()
                                ? Uni.createFrom().item(List.of(partnerUnknown()))
                                : sites(wanted)
                                        .map(found -> found.objections(wanted, primary, backup)));
    }

    private Uni<Found> sites(Terms wanted) {
        return sites.held(wanted.primarySiteId())
                .chain(primary ->
                        backup(wanted.backupSiteId())
                                .chain(backup ->
                                        sessions.redundancy(wanted.partnerId())
                                                .map(at -> new Found(primary, backup, at))));
    }

    private Uni<Optional<Site>> backup(String siteId) {
        if (siteId == null) return Uni.createFrom().item(Optional.empty());
        return sites.held(siteId);
    }

    /** What there is of the sites that are wanted. */
    private record Found(
            Optional<Site> primary, Optional<Site> backup, List<LocalRedundancy> partnerAt) {

        List<HttpProblem> objections(Terms wanted, boolean toPrimary, boolean toBackup) {
            var unknown = new ArrayList<HttpProblem>();
            if (primary.isEmpty()) unknown.add(Sites.unknown(Terms.PRIMARY));
            if (backup.isEmpty() && wanted.backupSiteId() != null) {
                unknown.add(Sites.unknown(Terms.BACKUP));
            }
            if (!unknown.isEmpty()) return unknown;
            return SiteRules.check(primary.get(), backup, partnerAt).stream()
                    .filter(objection -> toPrimary || !objection.isAboutPrimary())
                    .filter(objection -> toBackup || !objection.isAboutBackup())
                    .map(ConnectionOpening::problem)
                    .toList();
        }
    }

    private static HttpProblem problem(SiteRules.Objection objection) {
        return switch (objection) {
            case SITES_EQUAL ->
                    Problem.SITES_EQUAL.at(
                            "backupSiteId",
                            "It is the primary site.",
                            "Choose another site, or leave it out for the Internet as backup.");
            case PRIMARY_NOT_IN_SERVICE ->
                    Problem.SITE_NOT_IN_SERVICE.at(
                            "primarySiteId",
                            "The site is draining or down.",
                            "Choose a site whose health is \"in-service\".");
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

    private static HttpProblem partnerUnknown() {
        return Problem.PARTNER_UNKNOWN.at(
                "partnerId",
                "There is no active partner with this id.",
                "Choose one of GET /v1/partners.");
    }
}
