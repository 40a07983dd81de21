package peering.registration.path.decision;

import java.util.List;
import java.util.function.Predicate;

/**
 * A site as one connection sees it.
 *
 * @param sessions the administratively active sessions of the connection's partner there
 */
public record SiteView(String siteId, Health health, List<SessionView> sessions) {
    public SiteView {
        sessions = List.copyOf(sessions);
    }

    /** What the operator says of the site. */
    public enum Health {
        IN_SERVICE,
        /** It still works, and what is there is to leave. */
        DRAINING,
        DOWN
    }

    /** Sessions that carry. */
    int up() {
        return (int) sessions.stream().filter(SessionView::carries).count();
    }

    /** Routers with a session that carries. */
    int routers() {
        return (int)
                sessions.stream()
                        .filter(SessionView::carries)
                        .map(SessionView::router)
                        .distinct()
                        .count();
    }

    /** Some of what counts as up is only assumed to be. */
    boolean isAssumed() {
        return sessions.stream().anyMatch(SessionView::isAssumed);
    }

    /** The same site with another health. */
    public SiteView with(Health other) {
        return new SiteView(siteId, other, sessions);
    }

    /** The same site, where the sessions of this kind are down. */
    public SiteView failing(Predicate<SessionView> which) {
        return new SiteView(
                siteId,
                health,
                sessions.stream()
                        .map(session -> which.test(session) ? session.failed() : session)
                        .toList());
    }
}
