package peering.telemetry.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who hears routes, such as {@code rrc00}.
 *
 * @param name 1 to 64 of letters, digits, dot, dash, underscore
 */
public record Collector(String name) {
    /** Between collector and peer in the key of a route update. */
    public static final String SEPARATOR = "|";

    /** What the names of our own routers begin with; no feed may take such a name. */
    public static final String OF_ROUTERS = "bmp-";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Collector {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a collector's name has 1 to 64 letters, digits, dots, dashes, underscores");
        }
    }

    /**
     * The collector of that name, for feeds from outside; empty if it is no name, or one of our own
     * routers': what those say moves sessions.
     */
    public static Optional<Collector> named(String name) {
        boolean fits = NAME.matcher(name).matches() && !name.startsWith(OF_ROUTERS);
        return fits ? Optional.of(new Collector(name)) : Optional.empty();
    }

    /**
     * The collector in the key of a route update.
     *
     * @throws IllegalArgumentException if the key is not of that form
     */
    public static Collector ofKey(String key) {
        int end = key == null ? -1 : key.indexOf(SEPARATOR);
        if (end < 0) throw new IllegalArgumentException("the key names no collector");
        return new Collector(key.substring(0, end));
    }
}
