package peering.rpki.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtrAddressTest {
    @ParameterizedTest
    @CsvSource({
        "rtr://cache.example:3323, cache.example, 3323, false",
        "rtrs://cache.example:3324, cache.example, 3324, true",
        "rtr://cache.example, cache.example, 323, false",
        "rtrs://cache.example, cache.example, 324, true",
        "rtr://[2001:db8::1]:8282, 2001:db8::1, 8282, false",
        "rtr://192.0.2.1:8282, 192.0.2.1, 8282, false",
    })
    void a_location_is_read(String location, String host, int port, boolean tls) {
        var address = RtrAddress.of(location);

        assertEquals(new RtrAddress(host, port, tls), address);
        assertEquals(address, RtrAddress.of(address.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtr://",
                "rtr://:323",
                "rtr://user@cache.example",
                "rtr://cache.example/vrps",
                "rtr://cache.example?x=y",
                "rtr://cache example"
            })
    void anything_else_is_refused(String location) {
        assertThrows(IllegalArgumentException.class, () -> RtrAddress.of(location));
    }
}
