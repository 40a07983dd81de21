package peering.registration.connection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.site.Health;
import peering.registration.site.Site;

/**
 * Which sites may carry a connection.
 *
 * <pre>
 *   primary and backup are one site ..................................... SITES_EQUAL
 *   the primary is draining or down ...................................... PRIMARY_NOT_IN_SERVICE
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
        PRIMARY_NOT_IN_SERVICE,
        PRIMARY_NOT_REDUNDANT,
        PRIMARY_UNSERVED,
        BACKUP_UNSERVED;

        /** True if whoever keeps the backup as it is need not hear of it. */
        boolean isAboutPrimary() {
            return switch (this) {
                case PRIMARY_NOT_IN_SERVICE, PRIMARY_NOT_REDUNDANT, PRIMARY_UNSERVED -> true;
                case SITES_EQUAL, BACKUP_UNSERVED -> false;
            };
        }

        /** True if whoever keeps the primary as it is need not hear of it. */
        boolean isAboutBackup() {
            return this == BACKUP_UNSERVED;
        }
    }

    private SiteRules() {}

    /**
     * The objections, in the order above: one to the pair, or one to each site.
     *
     * @param backup empty: the Internet is the backup
     * @param partnerAt what the partner has, for every site where it has an active session
     */
    static List<Objection> check(
            Site primary, Optional<Site> backup, List<LocalRedundancy> partnerAt) {
        if (backup.filter(site -> site.id().equals(primary.id())).isPresent()) {
            return List.of(Objection.SITES_EQUAL);
        }
        return Stream.of(toPrimary(primary, partnerAt), toBackup(backup, partnerAt))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Objection> toPrimary(Site primary, List<LocalRedundancy> partnerAt) {
        if (primary.health().state() != Health.State.IN_SERVICE) {
            return Optional.of(Objection.PRIMARY_NOT_IN_SERVICE);
        }
        if (!primary.redundant()) return Optional.of(Objection.PRIMARY_NOT_REDUNDANT);
        boolean served = partnerAt.stream().anyMatch(at -> isAt(at, primary) && at.redundant());
        return served ? Optional.empty() : Optional.of(Objection.PRIMARY_UNSERVED);
    }

    private static Optional<Objection> toBackup(
            Optional<Site> backup, List<LocalRedundancy> partnerAt) {
        return backup.filter(site -> partnerAt.stream().noneMatch(at -> isAt(at, site)))
                .map(unserved -> Objection.BACKUP_UNSERVED);
    }

    private static boolean isAt(LocalRedundancy at, Site site) {
        return at.siteId().equals(site.id());
    }
}
