package peering.registration.path.decision;

import java.util.Optional;

/** The reason of a decision in words. */
final class Sentence {
    private Sentence() {}

    /**
     * @param slow latency over the primary site is degraded beyond policy
     */
    static String of(PathCase about, PathReason reason, boolean slow) {
        String primary = state(about.primary());
        return switch (reason) {
            case PRIMARY_HEALTHY -> "The primary site serves: it is " + primary + ".";
            case PRIMARY_DEGRADED_NO_BETTER ->
                    "The primary site is less than policy asks ("
                            + primary
                            + (slow ? ", latency degraded" : "")
                            + "), but no other site is better: "
                            + backup(about.backup())
                            + ".";
            case PRIMARY_HELD ->
                    "The backup site would be better than the primary ("
                            + primary
                            + (slow ? ", latency degraded" : "")
                            + "), but the prefix came back only a short while ago.";
            case PRIMARY_DOWN -> "The primary site is down.";
            case PRIMARY_WITHOUT_SESSION -> "No session of the partner is up at the primary site.";
            case PRIMARY_DRAINING -> "The primary site is being drained.";
            case PRIMARY_NOT_REDUNDANT ->
                    "The primary site is not redundant as policy asks: it is " + primary + ".";
            case PRIMARY_SLOW -> "Latency over the primary site is degraded beyond policy.";
            case PRIMARY_RECOVERING ->
                    "The primary site is better again ("
                            + primary
                            + ") and has to stay so for a while.";
            case NO_BACKUP ->
                    "The primary site does not serve (" + primary + ") and no backup was chosen.";
            case NO_SITE_SERVES ->
                    "Neither site serves: the primary is "
                            + primary
                            + "; "
                            + backup(about.backup())
                            + ".";
            case SITE_RECOVERING -> "A site serves again and has to stay so for a while.";
            case CONNECTION_NOT_ACTIVE -> "The connection is not active.";
            case PREFIX_NOT_VERIFIED -> "The prefix is not verified.";
        };
    }

    private static String backup(Optional<SiteView> backup) {
        return backup.map(site -> "the backup is " + state(site)).orElse("there is no backup");
    }

    /** Such as "in service with 2 sessions up on 2 routers (assumed: nobody watches them yet)". */
    private static String state(SiteView site) {
        String health =
                switch (site.health()) {
                    case IN_SERVICE -> "in service";
                    case DRAINING -> "draining";
                    case DOWN -> "down";
                };
        if (site.health() == SiteView.Health.DOWN) return health;
        return health
                + " with "
                + counted(site.up(), "session")
                + " up on "
                + counted(site.routers(), "router")
                + (site.isAssumed() ? " (assumed where nobody watches them yet)" : "");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
