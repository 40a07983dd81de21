package peering.registration.path.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.contract.PathFact.Path;
import peering.contract.PrefixFact.Standing;
import peering.contract.Trouble;
import peering.registration.path.decision.SessionView.Operational;

/** Cases in few words. A site is written as its health, sessions up and routers: "in 2/2". */
final class Cases {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final Duration HOLD = Duration.ofMinutes(5);
    static final PathPolicy POLICY =
            new PathPolicy(
                    2,
                    2,
                    Duration.ofMillis(20),
                    Trouble.Severity.Warning,
                    HOLD,
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofSeconds(30));

    private Cases() {}

    /**
     * @param told such as "in 2/2", "draining 1/1", "down 2/2"; with a "?" at the end nobody
     *     watches the sessions
     */
    static SiteView site(String id, String told) {
        String[] words = told.split("[ /?]");
        var health =
                switch (words[0]) {
                    case "in" -> SiteView.Health.IN_SERVICE;
                    case "draining" -> SiteView.Health.DRAINING;
                    case "down" -> SiteView.Health.DOWN;
                    default -> throw new IllegalArgumentException(told);
                };
        int up = Integer.parseInt(words[1]);
        int routers = Integer.parseInt(words[2]);
        var state = told.endsWith("?") ? Operational.UNKNOWN : Operational.UP;
        var sessions = new ArrayList<SessionView>();
        for (int i = 0; i < up; i++) {
            sessions.add(new SessionView("ses_" + id + i, "r" + i % routers, state));
        }
        sessions.add(new SessionView("ses_" + id + "down", "r9", Operational.DOWN));
        return new SiteView(id, health, sessions);
    }

    /** A verified prefix of an active connection; "none" for no backup. */
    static PathCase of(String primary, String backup, Degradation... degradations) {
        return new PathCase(
                Standing.Verified,
                true,
                site("p", primary),
                backup.equals("none") ? Optional.empty() : Optional.of(site("b", backup)),
                List.of(degradations),
                List.of(),
                Optional.empty());
    }

    static PathCase on(Path path, PathCase about) {
        return about.after(current(path, PathReason.PRIMARY_HEALTHY, NOON.minus(HOLD), 0));
    }

    static CurrentPath current(Path path, PathReason reason, Instant since, int flaps) {
        var siteId =
                switch (path) {
                    case Preferred -> Optional.of("p");
                    case Backup -> Optional.of("b");
                    case Internet -> Optional.<String>empty();
                };
        return new CurrentPath(path, siteId, reason, since, "p", Optional.empty(), flaps);
    }

    static Degradation slow(String siteId) {
        return new Degradation("dgr_" + siteId, siteId, 40, Trouble.Severity.Warning);
    }

    static PathDecision decide(PathCase about) {
        return PathDecision.of(about, POLICY, NOON);
    }
}
