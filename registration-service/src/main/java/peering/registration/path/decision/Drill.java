package peering.registration.path.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is supposed to fail: sites, routers, sessions, latency. It changes what a decision looks at,
 * and nothing else.
 *
 * @param down sites
 * @param draining sites
 * @param sessions ids
 * @param slow latency degradations that are supposed to be open on every prefix of their site
 */
public record Drill(
        Set<String> down,
        Set<String> draining,
        Set<RouterAt> routers,
        Set<String> sessions,
        List<Degradation> slow) {
    private static final int MOST_STEPS = 10;

    public Drill {
        down = Set.copyOf(down);
        draining = Set.copyOf(draining);
        routers = Set.copyOf(routers);
        sessions = Set.copyOf(sessions);
        slow = List.copyOf(slow);
    }

    /** A router of a site; its name is the site's own. */
    public record RouterAt(String siteId, String router) {}

    /**
     * What a prefix would do.
     *
     * @param now at once
     * @param later when nothing is held back any more
     * @param laterAt when that would be
     */
    public record Outcome(PathDecision now, PathDecision later, Instant laterAt) {}

    /** What the prefix of this case would do, were it to happen at {@code now}. */
    public Outcome of(PathCase about, PathPolicy policy, Instant now) {
        var supposed = applied(about);
        var first = PathDecision.of(supposed, policy, now);
        var later = first;
        var at = now;
        for (int step = 0; step < MOST_STEPS && later.reviewAt().isPresent(); step++) {
            at = later.reviewAt().get();
            later = PathDecision.of(supposed.after(later.next()), policy, at);
        }
        return new Outcome(first, later, at);
    }

    private PathCase applied(PathCase about) {
        return new PathCase(
                about.standing(),
                about.connectionActive(),
                applied(about.primary()),
                about.backup().map(this::applied),
                Stream.concat(about.degradations().stream(), slow.stream()).toList(),
                about.anomalies(),
                about.current());
    }

    private SiteView applied(SiteView site) {
        var failing =
                site.failing(session ->
                        sessions.contains(session.sessionId())
                                || routers.contains(new RouterAt(site.siteId(), session.router())));
        return health(site).map(failing::with).orElse(failing);
    }

    private Optional<SiteView.Health> health(SiteView site) {
        if (down.contains(site.siteId())) return Optional.of(SiteView.Health.DOWN);
        boolean drains =
                draining.contains(site.siteId()) && site.health() == SiteView.Health.IN_SERVICE;
        return drains ? Optional.of(SiteView.Health.DRAINING) : Optional.empty();
    }
}
