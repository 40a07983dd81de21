package peering.telemetry.watched;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixMap;

/**
 * Every prefix that is or was registered, by id, and the verified ones by what they cover.
 *
 * <p>Written by one thread, read by all. {@link #verified} is an immutable map: take it once per
 * piece of work, two reads may see two maps.
 */
public final class WatchedPrefixes {
    private final Map<String, WatchedPrefix> byId = new ConcurrentHashMap<>();
    private volatile PrefixMap<WatchedPrefix> verified = PrefixMap.empty();
    private volatile boolean loaded;

    /**
     * True once everything that was known at the start has been read: before, "no" means nothing.
     */
    public boolean isLoaded() {
        return loaded;
    }

    void loaded() {
        loaded = true;
    }

    /**
     * The latest state of one prefix; replaces the one before. In one step: who reads meanwhile
     * sees one that stays verified all the time.
     */
    public void put(WatchedPrefix next) {
        var before = byId.put(next.prefixId(), next);
        var others = before == null ? verified : without(before);
        verified = next.verified() ? others.with(next.prefix(), next) : others;
    }

    /** The prefix was deleted for good (a tombstone). */
    public void remove(String prefixId) {
        var before = byId.remove(prefixId);
        if (before != null) verified = without(before);
    }

    public Optional<WatchedPrefix> byId(String prefixId) {
        return Optional.ofNullable(byId.get(prefixId));
    }

    /** The verified prefixes, by prefix. */
    public PrefixMap<WatchedPrefix> verified() {
        return verified;
    }

    /** The verified registration of exactly this prefix. */
    public Optional<WatchedPrefix> registered(Prefix prefix) {
        return verified.get(prefix);
    }

    /** How many are known, whatever their standing. */
    public int size() {
        return byId.size();
    }

    /** The same text may have been registered again meanwhile, under another id. */
    private PrefixMap<WatchedPrefix> without(WatchedPrefix gone) {
        var holder = verified.get(gone.prefix());
        boolean held = holder.filter(one -> one.prefixId().equals(gone.prefixId())).isPresent();
        return held ? verified.without(gone.prefix()) : verified;
    }
}
