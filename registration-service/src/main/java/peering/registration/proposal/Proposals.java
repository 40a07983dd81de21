package peering.registration.proposal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.partner.session.Sessions;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.site.latency.SiteLatencies;
import peering.registration.site.latency.SiteLatency;
import peering.registration.site.place.Coordinates;
import peering.registration.web.Problem;

/** Looks up where a provider serves and how far that is, and lets {@link Ranking} judge it. */
@ApplicationScoped
class Proposals {
    private final Sessions sessions;
    private final Sites sites;
    private final SiteLatencies latencies;
    private final ProposalConfig config;
    private final Clock clock;

    Proposals(
            Sessions sessions,
            Sites sites,
            SiteLatencies latencies,
            ProposalConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.sites = sites;
        this.latencies = latencies;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The provider's sites, best first.
     *
     * @param place a name, as probes or as sites' metros have it; or null
     * @param near where it is; null to look it up by the name
     */
    Uni<List<Proposal>> of(String partnerId, String place, Coordinates near) {
        return where(place, near)
                .chain(there ->
                        candidates(partnerId, place, there)
                                .invoke(found -> refuseUnknown(place, there, found)))
                .map(Ranking::of);
    }

    /** Whether the provider can be had there. */
    Uni<Availability> availability(
            String partnerId, boolean active, Coordinates near, Optional<Integer> within) {
        int withinKm = within.orElseGet(config::availableWithinKm);
        return candidates(partnerId, null, Optional.of(near))
                .map(found -> Availability.of(active, found, withinKm));
    }

    private Uni<Optional<Coordinates>> where(String place, Coordinates near) {
        return near == null ? sites.whereIs(place) : Uni.createFrom().item(Optional.of(near));
    }

    private Uni<List<Candidate>> candidates(
            String partnerId, String place, Optional<Coordinates> there) {
        return sessions.redundancy(partnerId)
                .chain(at -> {
                    var ids = at.stream().map(LocalRedundancy::siteId).toList();
                    return fresh(place, ids)
                            .chain(measured ->
                                    sites.named(ids)
                                            .map(found -> joined(found, at, there, measured)));
                });
    }

    /** By site; of two names that differ in case alone, the newer measure. */
    private Uni<Map<String, SiteLatency>> fresh(String place, List<String> siteIds) {
        if (place == null) return Uni.createFrom().item(Map.of());
        var now = clock.instant();
        return latencies
                .between(place, siteIds)
                .map(all ->
                        all.stream()
                                .filter(one -> one.isFresh(now, config.latencyMaxAge()))
                                .collect(
                                        Collectors.toMap(
                                                SiteLatency::siteId,
                                                Function.identity(),
                                                (a, b) -> a.until().isAfter(b.until()) ? a : b)));
    }

    private static List<Candidate> joined(
            List<Site> sites,
            List<LocalRedundancy> at,
            Optional<Coordinates> there,
            Map<String, SiteLatency> measured) {
        var bySite =
                at.stream().collect(Collectors.toMap(LocalRedundancy::siteId, Function.identity()));
        return sites.stream()
                .map(site ->
                        new Candidate(
                                site,
                                bySite.get(site.id()),
                                there.map(place -> place.metresTo(site.coordinates())),
                                Optional.ofNullable(measured.get(site.id()))))
                .toList();
    }

    private static void refuseUnknown(
            String place, Optional<Coordinates> there, List<Candidate> found) {
        boolean known =
                there.isPresent()
                        || found.stream().anyMatch(candidate -> candidate.measured().isPresent());
        if (known) return;
        throw Problem.PLACE_UNKNOWN.at(
                "place",
                "No fresh measure comes from '" + place + "', and no site is in such a metro.",
                "Send near=latitude,longitude as well.");
    }
}
