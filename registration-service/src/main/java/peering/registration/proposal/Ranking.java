package peering.registration.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import peering.registration.site.latency.SiteLatency;

/**
 * In which order a provider's sites are proposed.
 *
 * <pre>
 *   first     those in service, then those that nothing new may be put on
 *   of these  those with a fresh measure, by their median; then the others, by distance
 *   then      those whose distance nobody knows
 *   of equals the older site
 * </pre>
 *
 * A measured site stands before one that is not: what is known is proposed before what is hoped.
 */
final class Ranking {
    private static final double METRES_PER_KM = 1000;

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing((Candidate one) -> !one.site().inService())
                    .thenComparing(one -> one.measured().isEmpty())
                    .thenComparing(one -> one.measured().map(SiteLatency::medianMillis).orElse(0.0))
                    .thenComparing(one -> one.metres().orElse(Long.MAX_VALUE))
                    .thenComparing(one -> one.site().id());

    private Ranking() {}

    /** The candidates, best first, with their ranks and reasons. */
    static List<Proposal> of(List<Candidate> candidates) {
        var ordered = candidates.stream().sorted(BEST_FIRST).toList();
        var proposals = new ArrayList<Proposal>();
        for (var candidate : ordered) proposals.add(proposal(proposals.size() + 1, candidate));
        return List.copyOf(proposals);
    }

    private static Proposal proposal(int rank, Candidate candidate) {
        var site = candidate.site();
        return new Proposal(
                rank,
                site.id(),
                site.name(),
                site.metro(),
                site.country(),
                candidate.metres().map(Ranking::km).orElse(null),
                candidate.measured().map(SiteLatency::medianMillis).orElse(null),
                candidate.measured().map(SiteLatency::until).orElse(null),
                site.health(),
                site.redundant(),
                candidate.at().redundant(),
                candidate.mayBePrimary(),
                candidate.mayBeBackup(),
                howFar(candidate) + " " + whatFor(candidate));
    }

    static double km(long metres) {
        return metres / METRES_PER_KM;
    }

    private static String howFar(Candidate candidate) {
        Optional<String> measured = candidate.measured().map(Ranking::measured);
        Optional<String> distant =
                candidate
                        .metres()
                        .map(metres ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f km away; no fresh measure of its latency.",
                                        km(metres)));
        return measured.or(() -> distant)
                .orElse("Neither its latency nor its distance from there is known.");
    }

    private static String measured(SiteLatency latency) {
        return String.format(
                Locale.ROOT,
                "%.2f ms from %s, the median of %d round trips.",
                latency.medianMillis(),
                latency.place(),
                latency.samples());
    }

    private static String whatFor(Candidate candidate) {
        var site = candidate.site();
        if (!site.inService()) {
            return "Not now: the site is " + site.health().state().word() + ".";
        }
        if (!site.redundant()) return "Backup only: the site has one router.";
        if (!candidate.at().redundant()) {
            return "Backup only: the partner has sessions on one router.";
        }
        return "Primary or backup.";
    }
}
