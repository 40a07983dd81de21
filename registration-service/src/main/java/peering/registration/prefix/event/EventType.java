package peering.registration.prefix.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The names under which Azure Peering Service tells of what happens to a prefix, so that whoever
 * comes from there finds them again: the eight of its telemetry, and the three that it announced in
 * its preview and dropped. The active route comes over the site that carries the prefix, the backup
 * route over the other site of its connection.
 */
public enum EventType {
    ANNOUNCEMENT("PrefixAnnouncementEvent"),
    WITHDRAWAL("PrefixWithdrawalEvent"),
    BACKUP_ANNOUNCEMENT("PrefixBackupRouteAnnouncementEvent"),
    BACKUP_WITHDRAWAL("PrefixBackupRouteWithdrawalEvent"),
    ACTIVE_PATH("PrefixActivePath"),
    BACKUP_PATH("PrefixBackupPath"),
    ORIGIN_CHANGE("PrefixOriginAsChangeEvent"),
    BACKUP_ORIGIN_CHANGE("PrefixBackupRouteOriginAsChangeEvent"),
    COVERING_ORIGIN_CHANGE("PrefixCoveringRouteOriginAsChangeEvent"),
    LEAK("PrefixLeakEvent"),
    BACKUP_LEAK("PrefixBackupRouteLeakEvent");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** As it stands in JSON, in a query and in the database. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The same of the backup route; itself if it has no such brother. */
    public EventType ofBackup() {
        return switch (this) {
            case ANNOUNCEMENT -> BACKUP_ANNOUNCEMENT;
            case WITHDRAWAL -> BACKUP_WITHDRAWAL;
            case ORIGIN_CHANGE -> BACKUP_ORIGIN_CHANGE;
            case LEAK -> BACKUP_LEAK;
            default -> this;
        };
    }

    /**
     * The type of a word, as a query parameter sends it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventType fromString(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of event: " + word));
    }
}
