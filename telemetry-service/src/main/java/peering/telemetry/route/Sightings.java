package peering.telemetry.route;

import java.util.List;

/**
 * What one MRT record shows of watched prefixes that belong to one partition, in the record's
 * order. The form in which stage 1 hands it to stage 2.
 *
 * @param all at most {@value #MOST}
 */
public record Sightings(List<Found> all) {
    /**
     * With so many of the longest paths and the most communities it is still half of what a broker
     * takes in one record (1 MB).
     */
    public static final int MOST = 100;

    /**
     * @param prefixId of the watched prefix; {@link RouteFinder#EVERYWHERE} if it concerns all
     */
    public record Found(String prefixId, Sighting sighting) {}

    public Sightings {
        all = List.copyOf(all);
        if (all.size() > MOST) throw new IllegalArgumentException("more than " + MOST);
    }
}
