package peering.registration.connection;

import java.util.List;
import java.util.Optional;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.site.Site;

/**
 * Which sites may carry a connection.
 *
 * <pre>
 *   primary and backup are one site ..................................... SITES_EQUAL
 *   the primary has fewer than two routers ............................... PRIMARY_NOT_REDUNDANT
 *   the partner has no active sessions on two routers at the primary ..... PRIMARY_UNSERVED
 *   there is a backup, and the partner has no active session there ....... BACKUP_UNSERVED
 * </pre>
 *
 * Redundancy is computed from sessions at this moment; whoever promises it is not asked.
 */
final class SiteRules {

    enum Objection {
        SITES_EQUAL,
        PRIMARY_NOT_REDUNDANT,
        PRIMARY_UNSERVED,
        BACKUP_UNSERVED
    }

    private SiteRules() {}

    /**
     * The first objection, in the order above.
     *
     * @param backup empty: the Internet is the backup
     * @param partnerAt what the partner has, for every site where it has an active session
     */
    static Optional<Objection> check(
            Site primary, Optional<Site> backup, List<LocalRedundancy> partnerAt) {
        if (backup.filter(site -> site.id().equals(primary.id())).isPresent()) {
            return Optional.of(Objection.SITES_EQUAL);
        }
        if (!primary.redundant()) return Optional.of(Objection.PRIMARY_NOT_REDUNDANT);
        if (partnerAt.stream().noneMatch(at -> isAt(at, primary) && at.redundant())) {
            return Optional.of(Objection.PRIMARY_UNSERVED);
        }
        boolean backupServed =
                backup.isEmpty() || partnerAt.stream().anyMatch(at -> isAt(at, backup.get()));
        return backupServed ? Optional.empty() : Optional.of(Objection.BACKUP_UNSERVED);
    }

    private static boolean isAt(LocalRedundancy at, Site site) {
        return at.siteId().equals(site.id());
    }
}
