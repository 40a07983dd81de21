package peering.registration.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.site.Health;

class AvailabilityTest {

    @ParameterizedTest(name = "{0} km: {1}")
    @CsvSource({"1608, true", "1609, true", "1610, false"})
    void a_provider_is_available_where_its_nearest_site_is_near_enough(long km, boolean available) {
        var found =
                Availability.of(
                        true, List.of(Candidates.at("far", 5000), Candidates.at("a", km)), 1609);

        assertEquals(available, found.available());
        assertEquals("a", found.siteId());
        assertEquals(km, found.distanceKm());
        assertEquals("Site a is " + km + ".0 km away; 1609 km are near enough.", found.reason());
    }

    @Test
    void a_site_that_is_not_in_service_does_not_serve() {
        var near = Candidates.in("near", 1, Health.State.DRAINING);

        assertEquals(
                "far",
                Availability.of(true, List.of(near, Candidates.at("far", 500)), 1609).siteId());
        assertFalse(Availability.of(true, List.of(near), 1609).available());
    }

    @Test
    void a_provider_that_is_nowhere_or_not_active_is_not_available() {
        var nowhere = Availability.of(true, List.of(), 1609);
        var inactive = Availability.of(false, List.of(Candidates.at("a", 1)), 1609);

        assertFalse(nowhere.available());
        assertTrue(nowhere.reason().contains("no active session"));
        assertFalse(inactive.available());
        assertEquals("The partner is not active.", inactive.reason());
    }
}
