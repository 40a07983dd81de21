package peering.registration.path;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.PathFact;
import peering.contract.PathFact.Path;
import peering.registration.path.decision.CurrentPath;
import peering.registration.path.decision.PathDecision;
import peering.registration.path.decision.PathReason;

/**
 * A row of {@code prefix_path} as the reviewer takes and leaves it; columns that are null until the
 * first decision are.
 */
record PathRow(
        String prefixId,
        String organisation,
        String connectionId,
        String prefix,
        Path path,
        String siteId,
        Path previous,
        String reason,
        String summary,
        boolean assumed,
        List<String> protectedAnomalies,
        Instant since,
        Instant changedAt,
        long revision,
        String primarySiteId,
        Instant betterSince,
        int flaps,
        Instant reviewAt) {

    Optional<CurrentPath> current() {
        if (path == null) return Optional.empty();
        return Optional.of(
                new CurrentPath(
                        path,
                        Optional.ofNullable(siteId),
                        PathReason.of(reason),
                        since,
                        primarySiteId,
                        Optional.ofNullable(betterSince),
                        flaps));
    }

    /**
     * The row after a decision. Its revision grows if the world is told something else; other words
     * for the same are nothing else, so that a counted session more moves nobody.
     */
    PathRow after(PathDecision decision, Instant now) {
        boolean news = !says(decision);
        var next = decision.next();
        return new PathRow(
                prefixId,
                organisation,
                connectionId,
                prefix,
                decision.path(),
                decision.siteId().orElse(null),
                isLeftBy(decision) ? path : previous,
                decision.reason().code(),
                news ? decision.summary() : summary,
                decision.assumed(),
                decision.protectedAnomalies(),
                next.since(),
                news ? now : changedAt,
                news ? revision + 1 : revision,
                next.primarySiteId(),
                next.betterSince().orElse(null),
                next.flaps(),
                decision.reviewAt().orElse(null));
    }

    /** The decision takes another way than this row. */
    boolean isLeftBy(PathDecision decision) {
        return path != decision.path() || !Optional.ofNullable(siteId).equals(decision.siteId());
    }

    private boolean says(PathDecision decision) {
        return !isLeftBy(decision)
                && decision.reason().code().equals(reason)
                && decision.assumed() == assumed
                && decision.protectedAnomalies().equals(protectedAnomalies);
    }

    PathFact toFact() {
        return new PathFact(
                prefixId,
                organisation,
                connectionId,
                prefix,
                path,
                Optional.ofNullable(siteId),
                Optional.ofNullable(previous),
                reason,
                summary,
                protectedAnomalies,
                since,
                changedAt,
                revision);
    }
}
