package peering.telemetry.watched;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.WatchPolicyFact;

/**
 * A customer's policy for a prefix, as watching needs it; {@link WatchPolicyFact} says what is
 * what.
 */
public record WatchPolicy(
        List<Long> origins,
        Set<Long> upstreams,
        Optional<Integer> maxLength,
        Optional<Integer> minPeerAses,
        Optional<Integer> criticalPeerAses,
        Optional<Severity> mostSevere,
        Set<Kind> ignore,
        Optional<Integer> longestPath,
        Optional<PathPattern> pathPattern,
        boolean mustNotBeAnnounced,
        boolean noExport,
        Set<Long> neverThrough,
        Set<Long> coveringOrigins,
        Optional<Integer> longestOwnPath) {
    /** Who wrote none expects what was registered, and wants to be told of everything. */
    public static final WatchPolicy NONE =
            new WatchPolicy(
                    List.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Set.of(),
                    Set.of(),
                    Optional.empty());

    public WatchPolicy {
        origins = List.copyOf(origins);
        upstreams = Set.copyOf(upstreams);
        ignore = Set.copyOf(ignore);
        // State from before they were kept does not name them.
        neverThrough = neverThrough == null ? Set.of() : Set.copyOf(neverThrough);
        coveringOrigins = coveringOrigins == null ? Set.of() : Set.copyOf(coveringOrigins);
        if (longestOwnPath == null) longestOwnPath = Optional.empty();
    }

    /**
     * @throws IllegalArgumentException if the pattern is none
     */
    public static WatchPolicy of(WatchPolicyFact fact) {
        return new WatchPolicy(
                fact.origins(),
                Set.copyOf(fact.upstreams()),
                fact.maxLength(),
                fact.minPeerAses(),
                fact.criticalPeerAses(),
                fact.mostSevere(),
                Set.copyOf(fact.ignore()),
                fact.longestPath(),
                fact.pathPattern().map(PathPattern::parse),
                fact.mustNotBeAnnounced(),
                fact.noExport(),
                Set.copyOf(fact.neverThrough().orElse(List.of())),
                Set.copyOf(fact.coveringOrigins().orElse(List.of())),
                fact.longestOwnPath());
    }

    /** The severity, or the worst that the policy lets anything be called. */
    public Severity atMost(Severity severity) {
        return mostSevere.filter(most -> most.compareTo(severity) < 0).orElse(severity);
    }

    /** False if it is not to be told, or cannot be meant. */
    @JsonIgnore
    public boolean wants(Kind kind) {
        return !ignore.contains(kind) && !(mustNotBeAnnounced && kind == Kind.VisibilityLoss);
    }
}
