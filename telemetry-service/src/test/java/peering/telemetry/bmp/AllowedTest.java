package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.IpAddress;

class AllowedTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,    true",
        "192.0.3.1,    false",
        "2001:db8::1,  true",
        "2001:db9::1,  false",
    })
    void only_who_is_named_may_connect(String address, boolean may) {
        var allowed = Allowed.parse(List.of("192.0.2.0/24", " 2001:db8::/32"));

        assertEquals(may, allowed.has(IpAddress.parse(address)));
    }

    @Test
    void a_door_that_lets_nobody_in_or_names_no_prefix_is_a_mistake() {
        assertThrows(IllegalArgumentException.class, () -> Allowed.parse(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Allowed.parse(List.of("192.0.2.1/24")));
    }

    @ParameterizedTest
    @CsvSource({
        "edge1.ams,                         edge1.ams",
        "'edge 1/ams ',                     edge-1-ams",
        "a..b...c.,                         a.b.c",
        "0123456789012345678901234567890123456789xyz, 0123456789012345678901234567890123456789",
    })
    void a_routers_name_is_in_the_letters_of_a_collectors(String sysName, String name) {
        assertEquals(name, BmpCollector.plain(sysName));
        assertEquals(name, BmpCollector.plain(name));
        var longest = new BmpCollector(name, -1).collector().name();
        assertEquals(name, BmpCollector.routerOf(longest).orElseThrow());
    }
}
