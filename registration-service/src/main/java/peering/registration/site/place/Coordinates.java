package peering.registration.site.place;

/**
 * A point on Earth (WGS 84).
 *
 * @param latitude degrees, north positive, -90 to 90
 * @param longitude degrees, east positive, -180 to 180
 */
public record Coordinates(double latitude, double longitude) {
    /**
     * The mean radius R1 of the GRS 80 ellipsoid (IUGG; Moritz, Geodetic Reference System 1980).
     */
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Coordinates {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on Earth: " + latitude + "," + longitude);
        }
    }

    /**
     * Along the great circle, by the haversine formula on a sphere; the ellipsoid differs by at
     * most half a percent. Whole metres, so that two machines order the same sites the same way.
     */
    public long metresTo(Coordinates other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double haversine =
                square(Math.sin(north / 2))
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(other.latitude))
                                * square(Math.sin(east / 2));
        // Rounding may lift the haversine of two antipodes a little above 1.
        double angle = 2 * Math.asin(Math.sqrt(Math.min(1, haversine)));
        return Math.round(EARTH_RADIUS_METRES * angle);
    }

    private static double square(double x) {
        return x * x;
    }
}
