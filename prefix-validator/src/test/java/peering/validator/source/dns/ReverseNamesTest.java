package peering.validator.source.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;

class ReverseNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.0/24   | 100.51.198.in-addr.arpa",
                "198.51.100.0/23   | 100.51.198.in-addr.arpa 101.51.198.in-addr.arpa",
                "198.51.100.0/22   | 100.51.198.in-addr.arpa 101.51.198.in-addr.arpa 102.51.198.in-addr.arpa 103.51.198.in-addr.arpa",
                "198.50.0.0/15     | 50.198.in-addr.arpa 51.198.in-addr.arpa",
                "198.0.0.0/8       | 198.in-addr.arpa",
                "2001:db8::/32     | 8.b.d.0.1.0.0.2.ip6.arpa",
                "2001:db8::/34     | 0.8.b.d.0.1.0.0.2.ip6.arpa 1.8.b.d.0.1.0.0.2.ip6.arpa 2.8.b.d.0.1.0.0.2.ip6.arpa 3.8.b.d.0.1.0.0.2.ip6.arpa",
                "2001:db8:0:f::/64 | f.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
                "2001:db8:0:0:a00::/72 | a.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
            })
    void a_prefix_is_made_up_of_zones(String prefix, String names) {
        assertEquals(List.of(names.split(" ")), ReverseNames.of(Prefix.parse(prefix)));
    }

    @Test
    void a_prefix_between_two_borders_has_as_many_zones_as_it_takes() {
        var names = ReverseNames.of(Prefix.parse("10.0.0.0/9"));

        assertEquals(128, names.size());
        assertEquals("127.10.in-addr.arpa", names.getLast());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"198.51.100.0/25", "198.51.100.7/32", "0.0.0.0/0", "::/0", "2001:db8::1/128"})
    void what_has_no_zone_of_its_own_has_no_name(String prefix) {
        assertEquals(List.of(), ReverseNames.of(Prefix.parse(prefix)));
    }
}
