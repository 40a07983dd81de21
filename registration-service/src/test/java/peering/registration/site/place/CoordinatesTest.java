package peering.registration.site.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {
    /** A quarter of a meridian on a sphere of the mean radius: pi/2 * 6371008.8 m. */
    private static final long QUARTER = 10_007_557;

    @ParameterizedTest(name = "{0},{1} to {2},{3}: {4} m")
    @CsvSource({
        "0,    0,    0,    0,    0",
        "0,    0,    90,   0,    10007557",
        "0,    0,    0,    90,   10007557",
        "90,   0,    90,   77,   0",
        "0,    0,    0,    180,  20015114",
        "10,   20,   -10,  -160, 20015114",
        "0,    179.5, 0,  -179.5, 111195",
        // The example of the haversine formula at Rosetta Code, BNA to LAX, on this radius:
        // 2886.448 km.
        "36.12, -86.67, 33.94, -118.40, 2886448",
    })
    void a_distance_is_what_the_great_circle_has(
            double latitude, double longitude, double toLatitude, double toLongitude, long metres) {
        var from = new Coordinates(latitude, longitude);
        var to = new Coordinates(toLatitude, toLongitude);

        assertEquals(metres, from.metresTo(to));
        assertEquals(metres, to.metresTo(from));
    }

    /** Published city distances on the ellipsoid; the sphere may differ by half a percent. */
    @ParameterizedTest(name = "{0}: {5} km")
    @CsvSource({
        "Amsterdam - Frankfurt, 52.3676, 4.9041,  50.1109, 8.6821,   364",
        "London - New York,     51.5074, -0.1278, 40.7128, -74.0060, 5585",
    })
    void cities_are_as_far_apart_as_maps_say(
            String cities, double lat, double lon, double toLat, double toLon, double km) {
        double found = new Coordinates(lat, lon).metresTo(new Coordinates(toLat, toLon)) / 1000.0;

        assertEquals(km, found, km * 0.005);
    }

    @Test
    void a_quarter_of_the_meridian_is_a_quarter_wherever_it_starts() {
        assertEquals(QUARTER, new Coordinates(-45, 13).metresTo(new Coordinates(45, 13)));
    }

    @ParameterizedTest(name = "{0},{1}")
    @CsvSource({"90.1, 0", "-91, 0", "0, 180.5", "NaN, 0", "0, Infinity"})
    void a_point_that_is_not_on_earth_is_none(double latitude, double longitude) {
        assertThrows(IllegalArgumentException.class, () -> new Coordinates(latitude, longitude));
    }
}
