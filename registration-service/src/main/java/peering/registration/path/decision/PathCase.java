package peering.registration.path.decision;

import java.util.List;
import java.util.Optional;
import peering.contract.PrefixFact.Standing;

/**
 * All that a decision rests on, but the policy and the time.
 *
 * @param standing how the prefix stands
 * @param connectionActive whether its connection is
 * @param backup empty: the Internet was chosen
 * @param degradations open latency degradations of the prefix
 * @param anomalies ids of the open anomalies on the prefix
 * @param current the way it takes; empty before the first decision
 */
public record PathCase(
        Standing standing,
        boolean connectionActive,
        SiteView primary,
        Optional<SiteView> backup,
        List<Degradation> degradations,
        List<String> anomalies,
        Optional<CurrentPath> current) {
    public PathCase {
        degradations = List.copyOf(degradations);
        anomalies = anomalies.stream().distinct().sorted().toList();
    }

    /** The same case with the way that a decision took. */
    public PathCase after(CurrentPath next) {
        return new PathCase(
                standing,
                connectionActive,
                primary,
                backup,
                degradations,
                anomalies,
                Optional.of(next));
    }

    boolean isSlow(SiteView site, PathPolicy policy) {
        return degradations.stream()
                .anyMatch(one -> one.siteId().equals(site.siteId()) && policy.minds(one));
    }

    /**
     * Verified, or being judged anew while it is carried: asking for a new verdict must not cost
     * the customer his path.
     */
    boolean isCarried() {
        return switch (standing) {
            case Verified -> true;
            case Pending ->
                    current.filter(path -> path.reason() != PathReason.PREFIX_NOT_VERIFIED)
                            .isPresent();
            case Failed, Released -> false;
        };
    }
}
