package peering.registration.site.place;

import java.util.List;
import java.util.Optional;

/**
 * Around a place.
 *
 * @param within the most kilometres; empty for all the Earth
 */
public record Near(Coordinates place, Optional<Integer> within) {
    private static final long METRES_PER_KM = 1000;

    /**
     * Where a site is.
     *
     * @param id the site's
     */
    public record Position(String id, double latitude, double longitude) {}

    /** The same place, no further away than this. */
    public Near within(int km) {
        return new Near(place, Optional.of(km));
    }

    /**
     * The nearest of the sites, nearest first.
     *
     * @param after only those that are further; null for all
     * @param most how many
     */
    public List<Distance> nearest(List<Position> sites, Distance after, int most) {
        return sites.stream()
                .map(this::distance)
                .filter(one -> within.isEmpty() || one.metres() <= within.get() * METRES_PER_KM)
                .filter(one -> after == null || one.compareTo(after) > 0)
                .sorted()
                .limit(most)
                .toList();
    }

    private Distance distance(Position site) {
        var there = new Coordinates(site.latitude(), site.longitude());
        return new Distance(place.metresTo(there), site.id());
    }
}
