package peering.routing.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix.Family;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "205.251.192.0/23, 4cdfbc000/023, 4cdfbc1ff/999",
        "0.0.0.0/0,        400000000/000, 4ffffffff/999",
        "255.255.255.255/32, 4ffffffff/032, 4ffffffff/999",
        "2001:db8::/32,    620010db8000000000000000000000000/032, 620010db8ffffffffffffffffffffffff/999",
        "2001:db8::/72,    620010db8000000000000000000000000/072, 620010db80000000000ffffffffffffff/999",
        "::/0,             600000000000000000000000000000000/000, 6ffffffffffffffffffffffffffffffff/999",
    })
    void is_a_range_of_text(String prefix, String from, String to) {
        assertEquals(new Place(from, to), Place.within(Prefix.parse(prefix)));
    }

    @Test
    void what_lies_in_the_range_is_covered_and_nothing_else() {
        var chance = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var around = prefix(chance);
            var other = prefix(chance);
            var range = Place.within(around);
            String at = Place.within(other).from();

            boolean within = at.compareTo(range.from()) >= 0 && at.compareTo(range.to()) <= 0;

            assertEquals(around.covers(other), within, around + " " + other);
            assertEquals(other.covers(around), Place.around(around).contains(other.toString()));
        }
    }

    /** Of few bits, so that one often lies in another. */
    private static Prefix prefix(Random chance) {
        var family = chance.nextInt(4) == 0 ? Family.IPV6 : Family.IPV4;
        var found = Prefix.masked(family, chance.nextLong(), 0, chance.nextInt(7));
        assertTrue(found.length() < 7);
        return found;
    }
}
