package peering.registration.site.place;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a site is from a place. Sites of one distance are ordered by their id, so that each has
 * its place in the list and a page can go on behind it.
 *
 * @param metres along the great circle
 */
public record Distance(long metres, String siteId) implements Comparable<Distance> {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,8})-(site_[0-9a-f]{32})");
    private static final Comparator<Distance> ORDER =
            Comparator.comparingLong(Distance::metres).thenComparing(Distance::siteId);
    private static final double METRES_PER_KM = 1000;

    @Override
    public int compareTo(Distance other) {
        return ORDER.compare(this, other);
    }

    /** Kilometres, to the metre. */
    public double km() {
        return metres / METRES_PER_KM;
    }

    /** As a page's cursor. */
    public String cursor() {
        return metres + "-" + siteId;
    }

    /** Empty for a text that {@link #cursor} did not make. */
    public static Optional<Distance> of(String cursor) {
        var form = CURSOR.matcher(cursor);
        if (!form.matches()) return Optional.empty();
        return Optional.of(new Distance(Long.parseLong(form.group(1)), form.group(2)));
    }
}
