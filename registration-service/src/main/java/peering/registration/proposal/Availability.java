package peering.registration.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a provider can be had at a place.
 *
 * @param withinKm the most kilometres to a site where it serves
 * @param siteId the nearest site where it serves, near enough or not; left out if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Availability(
        boolean available,
        @Schema(examples = "1609") int withinKm,
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String siteId,
        @Schema(examples = "Vienna 1") String siteName,
        @Schema(examples = "7.352") Double distanceKm,
        @Schema(examples = "Vienna 1 is 7.4 km away; 1609 km are near enough.") String reason) {

    private static final Comparator<Candidate> NEAREST =
            Comparator.comparing((Candidate one) -> one.metres().orElseThrow())
                    .thenComparing(one -> one.site().id());

    /**
     * By the nearest site in service where an active partner has active sessions.
     *
     * @param active whether the partner is
     * @param candidates with their distances
     */
    static Availability of(boolean active, List<Candidate> candidates, int withinKm) {
        if (!active) return none(withinKm, "The partner is not active.");
        return candidates.stream()
                .filter(one -> one.site().inService())
                .min(NEAREST)
                .map(nearest -> at(nearest, withinKm))
                .orElseGet(() ->
                        none(withinKm, "The partner has no active session at a site in service."));
    }

    private static Availability none(int withinKm, String reason) {
        return new Availability(false, withinKm, null, null, null, reason);
    }

    private static Availability at(Candidate nearest, int withinKm) {
        double km = Ranking.km(nearest.metres().orElseThrow());
        boolean available = km <= withinKm;
        String reason =
                String.format(
                        Locale.ROOT,
                        "%s is %.1f km away; %d km are near enough.",
                        nearest.site().name(),
                        km,
                        withinKm);
        return new Availability(
                available, withinKm, nearest.site().id(), nearest.site().name(), km, reason);
    }
}
