package peering.registration.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.PathFact.Path;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
import peering.registration.prefix.event.EventType;
import peering.registration.prefix.event.Happening;

/** The events of a change of path: which way the prefix goes now, and which one stands by. */
final class PathHappenings {
    private PathHappenings() {}

    /**
     * @param backupSite the backup site of the prefix's connection; empty: the Internet was chosen
     */
    static List<Happening> of(PathChange change, Optional<String> backupSite) {
        var happenings = new ArrayList<Happening>();
        happenings.add(active(change));
        // Behind the Internet there is nothing.
        if (change.path() != Path.Internet) happenings.add(standby(change, backupSite));
        return happenings;
    }

    private static Happening active(PathChange change) {
        var evidence = new HashMap<String, String>();
        evidence.put("path", change.path().name());
        evidence.put("reason", change.reason());
        if (change.siteId() != null) evidence.put("siteId", change.siteId());
        if (change.previous() != null) evidence.put("previous", change.previous().name());
        return new Happening(
                        change.prefixId(),
                        change.organisation(),
                        change.pathChangeId(),
                        EventKind.PATH_CHANGED,
                        switch (change.path()) {
                            case Preferred -> EventSeverity.INFORMATION;
                            case Backup, Internet -> EventSeverity.WARNING;
                        },
                        change.changedAt(),
                        "It goes by the path " + change.path() + ". " + change.summary(),
                        evidence)
                .named(Optional.of(EventType.ACTIVE_PATH));
    }

    private static Happening standby(PathChange change, Optional<String> backupSite) {
        var site = change.path() == Path.Preferred ? backupSite : Optional.<String>empty();
        var path = site.isPresent() ? Path.Backup : Path.Internet;
        var evidence = new HashMap<>(Map.of("path", path.name()));
        site.ifPresent(id -> evidence.put("siteId", id));
        return new Happening(
                        change.prefixId(),
                        change.organisation(),
                        change.pathChangeId() + " standby",
                        EventKind.STANDBY_CHANGED,
                        EventSeverity.INFORMATION,
                        change.changedAt(),
                        "The path " + path + " stands by.",
                        evidence)
                .named(Optional.of(EventType.BACKUP_PATH));
    }
}
