package peering.registration.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a customer chooses of a connection, and may change.
 *
 * @param location null for none
 * @param backupSiteId null: the Internet is the backup
 */
public record Terms(
        String name,
        Location location,
        Map<String, String> tags,
        String partnerId,
        String primarySiteId,
        String backupSiteId) {

    public static final String PARTNER = "partnerId";
    public static final String PRIMARY = "primarySiteId";
    public static final String BACKUP = "backupSiteId";

    /** One field that was or would be changed; null where nothing stood or will stand. */
    public record Difference(Object before, Object after) {}

    /** What {@code next} says otherwise, by the field's name. */
    public Map<String, Difference> differences(Terms next) {
        var all = new LinkedHashMap<String, Difference>();
        all.put("name", new Difference(name, next.name));
        all.put("location", new Difference(location, next.location));
        all.put("tags", new Difference(tags, next.tags));
        all.put(PARTNER, new Difference(partnerId, next.partnerId));
        all.put(PRIMARY, new Difference(primarySiteId, next.primarySiteId));
        all.put(BACKUP, new Difference(backupSiteId, next.backupSiteId));
        all.values().removeIf(one -> Objects.equals(one.before, one.after));
        return all;
    }

    /** True if prefixes may be carried otherwise under {@code next}. */
    public boolean movesPaths(Terms next) {
        return differsIn(next, PARTNER, PRIMARY, BACKUP);
    }

    /** True if {@code next} says otherwise about one of these fields. */
    public boolean differsIn(Terms next, String... fields) {
        var differences = differences(next).keySet();
        for (String field : fields) if (differences.contains(field)) return true;
        return false;
    }
}
