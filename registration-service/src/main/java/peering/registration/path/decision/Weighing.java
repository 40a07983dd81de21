package peering.registration.path.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import peering.contract.PathFact.Path;

/** One choice between the sites of an active connection; see {@link PathDecision}. */
final class Weighing {
    private final PathCase about;
    private final PathPolicy policy;
    private final Instant now;
    private final boolean primarySlow;
    private final SiteGrade primary;
    private final SiteGrade backup;

    Weighing(PathCase about, PathPolicy policy, Instant now) {
        this.about = about;
        this.policy = policy;
        this.now = now;
        primarySlow = about.isSlow(about.primary(), policy);
        primary = SiteGrade.ofPrimary(about.primary(), primarySlow, policy);
        backup =
                about.backup()
                        .map(site -> SiteGrade.ofBackup(site, about.isSlow(site, policy)))
                        .orElse(SiteGrade.DEAD);
    }

    PathDecision decision() {
        var current = about.current().filter(this::stillMeansSomething);
        if (current.isEmpty()) return afresh();
        if (current.get().isAt(about.primary())) return fromPrimary(current.get());
        return current.get().siteId().isPresent()
                ? fromBackup(current.get())
                : fromInternet(current.get());
    }

    private boolean stillMeansSomething(CurrentPath path) {
        boolean siteIsThere =
                path.siteId().isEmpty()
                        || path.isAt(about.primary())
                        || about.backup().filter(path::isAt).isPresent();
        return siteIsThere
                && !path.reason().isOutside()
                && path.primarySiteId().equals(about.primary().siteId());
    }

    private PathDecision afresh() {
        if (isServing(primary) && primary.beats(backup)) return toPrimary(0);
        return isServing(backup)
                ? to(Path.Backup, leaving(), Optional.empty(), 0, Optional.empty())
                : toInternet(leaving(), 0);
    }

    private PathDecision fromPrimary(CurrentPath current) {
        if (isServing(primary) && primary.beats(backup)) return toPrimary(current.flaps());
        boolean calm = !now.isBefore(current.since().plus(policy.calmAfter()));
        int flaps = calm ? 0 : current.flaps();
        var leaveAt = current.since().plus(policy.returnAfter());
        if (isServing(primary) && flaps > 0 && now.isBefore(leaveAt)) {
            return to(
                    Path.Preferred,
                    PathReason.PRIMARY_HELD,
                    Optional.empty(),
                    flaps,
                    Optional.of(leaveAt));
        }
        return isServing(backup)
                ? to(Path.Backup, leaving(), Optional.empty(), flaps, Optional.empty())
                : toInternet(leaving(), flaps);
    }

    private PathDecision fromBackup(CurrentPath current) {
        int flaps = current.flaps();
        if (!isServing(backup)) {
            return isServing(primary) ? toPrimary(flaps + 1) : toInternet(leaving(), flaps);
        }
        if (!primary.beats(backup)) {
            return to(Path.Backup, leaving(), Optional.empty(), flaps, Optional.empty());
        }
        var better = current.betterSince().orElse(now);
        var returnAt = better.plus(policy.hold(flaps));
        if (!now.isBefore(returnAt)) return toPrimary(flaps + 1);
        return recoveringOnBackup(better, flaps);
    }

    private PathDecision fromInternet(CurrentPath current) {
        int flaps = current.flaps();
        var better =
                current.betterSince().or(() -> Optional.of(now)).filter(_ -> isServing(primary));
        var returnAt = better.map(since -> since.plus(policy.hold(flaps)));
        var backupAt =
                Optional.of(current.since().plus(policy.leaveInternetAfter()))
                        .filter(_ -> isServing(backup));
        boolean primaryDue = returnAt.filter(this::isDue).isPresent();
        boolean backupDue = backupAt.filter(this::isDue).isPresent();
        if (primaryDue && (primary.beats(backup) || !backupDue)) return toPrimary(flaps + 1);
        if (backupDue) {
            return primary.beats(backup)
                    ? recoveringOnBackup(better.orElse(now), flaps)
                    : to(Path.Backup, leaving(), Optional.empty(), flaps, Optional.empty());
        }
        if (!isServing(primary) && !isServing(backup)) return toInternet(leaving(), flaps);
        var soonest =
                Stream.of(returnAt, backupAt).flatMap(Optional::stream).min(Instant::compareTo);
        return to(Path.Internet, PathReason.SITE_RECOVERING, better, flaps, soonest);
    }

    private PathDecision recoveringOnBackup(Instant better, int flaps) {
        return to(
                Path.Backup,
                PathReason.PRIMARY_RECOVERING,
                Optional.of(better),
                flaps,
                Optional.of(better.plus(policy.hold(flaps))));
    }

    private PathDecision toPrimary(int flaps) {
        var reason =
                primary == SiteGrade.PRIMARY
                        ? PathReason.PRIMARY_HEALTHY
                        : PathReason.PRIMARY_DEGRADED_NO_BETTER;
        return to(Path.Preferred, reason, Optional.empty(), flaps, Optional.empty());
    }

    private PathDecision toInternet(PathReason why, int flaps) {
        return to(Path.Internet, why, Optional.empty(), flaps, Optional.empty());
    }

    private PathDecision to(
            Path path,
            PathReason reason,
            Optional<Instant> better,
            int flaps,
            Optional<Instant> reviewAt) {
        Optional<SiteView> site =
                switch (path) {
                    case Preferred -> Optional.of(about.primary());
                    case Backup -> about.backup();
                    case Internet -> Optional.empty();
                };
        var siteId = site.map(SiteView::siteId);
        var since =
                about.current()
                        .filter(was -> was.path() == path && was.siteId().equals(siteId))
                        .map(CurrentPath::since)
                        .orElse(now);
        var next =
                new CurrentPath(
                        path, siteId, reason, since, about.primary().siteId(), better, flaps);
        return new PathDecision(
                path,
                siteId,
                reason,
                Sentence.of(about, reason, primarySlow),
                site.filter(SiteView::isAssumed).isPresent(),
                about.anomalies(),
                next,
                reviewAt);
    }

    /** Why the primary does not carry it. */
    private PathReason leaving() {
        if (!isServing(primary) && !isServing(backup)) {
            return about.backup().isPresent() ? PathReason.NO_SITE_SERVES : PathReason.NO_BACKUP;
        }
        return switch (about.primary().health()) {
            case DOWN -> PathReason.PRIMARY_DOWN;
            case DRAINING, IN_SERVICE ->
                    switch (primary) {
                        case DEAD -> PathReason.PRIMARY_WITHOUT_SESSION;
                        case PRIMARY_DRAINING -> PathReason.PRIMARY_DRAINING;
                        default ->
                                policy.isRedundant(about.primary())
                                        ? PathReason.PRIMARY_SLOW
                                        : PathReason.PRIMARY_NOT_REDUNDANT;
                    };
        };
    }

    private boolean isDue(Instant at) {
        return !now.isBefore(at);
    }

    private static boolean isServing(SiteGrade grade) {
        return grade != SiteGrade.DEAD;
    }
}
