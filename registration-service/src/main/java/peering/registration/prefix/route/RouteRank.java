package peering.registration.prefix.route;

import java.util.Optional;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
import peering.registration.prefix.event.EventType;

/** What a route over a session is to a prefix: that depends on the session's site. */
public enum RouteRank {
    /** Over the site that carries the prefix; as long as none does, over the primary. */
    ACTIVE,
    /** Over the other site of the prefix's connection. */
    BACKUP,
    /** Over a site that is neither, or a session that is not known. */
    OTHER;

    /**
     * What Azure calls it; empty for what is neither active nor backup, since it has no word for
     * that.
     */
    Optional<EventType> type(EventKind change) {
        return this == OTHER ? Optional.empty() : named(change).map(this::ranked);
    }

    /** The same, said of a route of this rank. */
    public EventType ranked(EventType ofActive) {
        return this == BACKUP ? ofActive.ofBackup() : ofActive;
    }

    /**
     * @param expected the origin, after the change, is one that the customer named
     */
    EventSeverity severity(EventKind change, boolean expected) {
        if (change == EventKind.ANNOUNCED) return EventSeverity.INFORMATION;
        if (change == EventKind.WITHDRAWN || expected) return EventSeverity.WARNING;
        return switch (this) {
            case ACTIVE -> EventSeverity.CRITICAL;
            case BACKUP -> EventSeverity.ERROR;
            case OTHER -> EventSeverity.WARNING;
        };
    }

    private static Optional<EventType> named(EventKind change) {
        return switch (change) {
            case ANNOUNCED -> Optional.of(EventType.ANNOUNCEMENT);
            case WITHDRAWN -> Optional.of(EventType.WITHDRAWAL);
            case ORIGIN_CHANGED -> Optional.of(EventType.ORIGIN_CHANGE);
            default -> Optional.empty();
        };
    }
}
