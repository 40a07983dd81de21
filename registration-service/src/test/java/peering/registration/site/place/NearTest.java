package peering.registration.site.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearTest {
    /** One degree of a meridian has 111.195 km. */
    private static final Near EQUATOR = new Near(new Coordinates(0, 0), Optional.empty());

    @Test
    void the_nearest_come_first_and_of_equals_the_older() {
        var sites = List.of(at(3, 2, 0), at(2, -1, 0), at(1, 1, 0), at(4, 0.5, 0), at(5, 0, 179.9));

        assertEquals(
                List.of(site(4), site(1), site(2), site(3), site(5)),
                ids(EQUATOR.nearest(sites, null, 10)));
    }

    @Test
    void what_is_further_than_was_asked_is_left_out() {
        var near = new Near(new Coordinates(0, 0), Optional.of(111));
        var sites = List.of(at(1, 0.998, 0), at(2, 0.999, 0));

        assertEquals(List.of(site(1)), ids(near.nearest(sites, null, 10)));
    }

    @Test
    void pages_hold_each_site_once_even_where_many_are_at_one_place() {
        var sites = IntStream.range(0, 20).mapToObj(i -> at(i, i % 3, 7)).toList();
        var seen = new ArrayList<String>();

        Distance last = null;
        for (var page = EQUATOR.nearest(sites, last, 3);
                !page.isEmpty();
                page = EQUATOR.nearest(sites, last, 3)) {
            seen.addAll(ids(page));
            last = Distance.of(page.getLast().cursor()).orElseThrow();
        }

        assertEquals(ids(EQUATOR.nearest(sites, null, 20)), seen);
        assertEquals(20, seen.stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-1-site_00000000000000000000000000000001",
                "123456789-site_00000000000000000000000000000001",
                "1-site_1",
                "1-pfx_00000000000000000000000000000001",
                "site_00000000000000000000000000000001",
            })
    void a_text_that_is_no_cursor_is_none(String text) {
        assertEquals(Optional.empty(), Distance.of(text));
    }

    private static Near.Position at(int id, double latitude, double longitude) {
        return new Near.Position(site(id), latitude, longitude);
    }

    private static String site(int id) {
        return "site_%032x".formatted(id);
    }

    private static List<String> ids(List<Distance> distances) {
        return distances.stream().map(Distance::siteId).toList();
    }
}
