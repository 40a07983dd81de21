package peering.registration.path.decision;

/**
 * How well a site can carry a prefix, worst first. The better grade carries; nothing that works at
 * all is worse than the Internet.
 *
 * <pre>
 *   grade              what it takes
 *   DEAD               the site is down, or no session of the partner is up there
 *   BACKUP_DRAINING    draining, a session is up
 *   PRIMARY_DRAINING   the same of the primary: between two that are to be left, the chosen one
 *   BACKUP_SLOW        in service, a session is up, latency degraded beyond policy
 *   PRIMARY_IMPAIRED   in service, a session is up; not redundant by policy, or latency degraded
 *   BACKUP             in service, a session is up
 *   PRIMARY            in service, enough sessions up on enough routers, latency as it should be
 * </pre>
 */
enum SiteGrade {
    DEAD,
    BACKUP_DRAINING,
    PRIMARY_DRAINING,
    BACKUP_SLOW,
    PRIMARY_IMPAIRED,
    BACKUP,
    PRIMARY;

    static SiteGrade ofPrimary(SiteView site, boolean slow, PathPolicy policy) {
        if (isDead(site)) return DEAD;
        if (site.health() == SiteView.Health.DRAINING) return PRIMARY_DRAINING;
        return slow || !policy.isRedundant(site) ? PRIMARY_IMPAIRED : PRIMARY;
    }

    static SiteGrade ofBackup(SiteView site, boolean slow) {
        if (isDead(site)) return DEAD;
        if (site.health() == SiteView.Health.DRAINING) return BACKUP_DRAINING;
        return slow ? BACKUP_SLOW : BACKUP;
    }

    boolean beats(SiteGrade other) {
        return compareTo(other) > 0;
    }

    private static boolean isDead(SiteView site) {
        return site.health() == SiteView.Health.DOWN || site.up() == 0;
    }
}
