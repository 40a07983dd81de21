package peering.registration.path.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.PathFact.Path;

/**
 * Which way a prefix takes, and why.
 *
 * <pre>
 *   the prefix is not verified ............................ Internet   prefix-not-verified
 *   its connection is not active .......................... Internet   connection-not-active
 *
 *   otherwise the site of the better grade (SiteGrade):
 *   primary      backup            way
 *   PRIMARY      any ............. Preferred  primary-healthy
 *   IMPAIRED     BACKUP .......... Backup     primary-not-redundant, primary-slow
 *   IMPAIRED     less ............ Preferred  primary-degraded-no-better
 *   DRAINING     BACKUP, SLOW .... Backup     primary-draining
 *   DRAINING     DRAINING, DEAD .. Preferred  primary-degraded-no-better
 *   DEAD         alive ........... Backup     primary-down, primary-without-session
 *   DEAD         DEAD ............ Internet   no-site-serves
 *   DEAD         none ............ Internet   no-backup
 *
 *   and against swinging:
 *   from    to        when
 *   any     any ..... at once, if the site it is on is DEAD
 *   Backup  primary . after it has been better for hold, doubled by each flap .. primary-recovering
 *   Internet primary  the same ................................................. site-recovering
 *   Internet backup . after leaveInternetAfter on the Internet ................. site-recovering
 *   primary backup .. at once; returnAfter after it came back, if it ever did .. primary-held
 * </pre>
 *
 * A flap is a return to the primary without a calm stay there; a calm one makes all forgotten. With
 * a connection whose primary site was changed, or that was not carried before, nothing is held
 * back: the first choice is taken at once.
 *
 * <p>Traffic protection: an open anomaly never moves a prefix by itself. It is no input of the
 * choice; {@code protectedAnomalies} says which were seen.
 *
 * @param siteId the site that carries it; empty on the Internet
 * @param summary the reason as a sentence for people
 * @param assumed some sessions of that site count as up because nobody watches them yet
 * @param protectedAnomalies open anomalies that were seen and did not move it
 * @param next what the following decision has to remember
 * @param reviewAt when to decide again though nothing happens; empty if there is no need
 */
public record PathDecision(
        Path path,
        Optional<String> siteId,
        PathReason reason,
        String summary,
        boolean assumed,
        List<String> protectedAnomalies,
        CurrentPath next,
        Optional<Instant> reviewAt) {
    public PathDecision {
        protectedAnomalies = List.copyOf(protectedAnomalies);
    }

    /** The decision for a case at a time; the same for the same arguments. */
    public static PathDecision of(PathCase about, PathPolicy policy, Instant now) {
        if (!about.isCarried()) return outside(about, PathReason.PREFIX_NOT_VERIFIED, now);
        if (!about.connectionActive()) return outside(about, PathReason.CONNECTION_NOT_ACTIVE, now);
        return new Weighing(about, policy, now).decision();
    }

    private static PathDecision outside(PathCase about, PathReason reason, Instant now) {
        var since =
                about.current()
                        .filter(path -> path.path() == Path.Internet)
                        .map(CurrentPath::since)
                        .orElse(now);
        var next =
                new CurrentPath(
                        Path.Internet,
                        Optional.empty(),
                        reason,
                        since,
                        about.primary().siteId(),
                        Optional.empty(),
                        0);
        return new PathDecision(
                Path.Internet,
                Optional.empty(),
                reason,
                Sentence.of(about, reason, false),
                false,
                about.anomalies(),
                next,
                Optional.empty());
    }
}
