package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0.0.0.0,          \"this network\" (RFC 791)",
        "0.1.2.3,          \"this network\" (RFC 791)",
        "10.0.0.1,         private (RFC 1918)",
        "100.64.0.1,       shared by carrier-grade NAT (RFC 6598)",
        "100.127.255.255,  shared by carrier-grade NAT (RFC 6598)",
        "127.0.0.1,        'loopback (RFC 1122, RFC 4291)'",
        "127.255.255.254,  'loopback (RFC 1122, RFC 4291)'",
        "169.254.169.254,  link-local (RFC 3927)",
        "172.16.0.1,       private (RFC 1918)",
        "172.31.255.255,   private (RFC 1918)",
        "192.0.0.170,      kept for protocols (RFC 6890)",
        "192.0.2.1,        for documentation (RFC 5737)",
        "192.88.99.1,      the former 6to4 relay (RFC 7526)",
        "192.168.1.1,      private (RFC 1918)",
        "198.19.255.255,   for benchmarks (RFC 2544)",
        "198.51.100.1,     for documentation (RFC 5737)",
        "203.0.113.1,      for documentation (RFC 5737)",
        "224.0.0.1,        multicast (RFC 5771)",
        "239.255.255.255,  multicast (RFC 5771)",
        "240.0.0.1,        reserved (RFC 1112)",
        "255.255.255.255,  reserved (RFC 1112)",
        "::,               not global unicast (RFC 4291)",
        "::1,              'loopback (RFC 1122, RFC 4291)'",
        "::127.0.0.1,      not global unicast (RFC 4291)",
        "64:ff9b::7f00:1,  not global unicast (RFC 4291)",
        "64:ff9b:1::1,     not global unicast (RFC 4291)",
        "100::1,           not global unicast (RFC 4291)",
        "5f00::1,          not global unicast (RFC 4291)",
        "fc00::1,          not global unicast (RFC 4291)",
        "fd12:3456::1,     not global unicast (RFC 4291)",
        "fe80::1,          not global unicast (RFC 4291)",
        "fec0::1,          not global unicast (RFC 4291)",
        "ff02::1,          not global unicast (RFC 4291)",
        "2001::1,          'kept for protocols, Teredo among them (RFC 2928)'",
        "2001:10::1,       'kept for protocols, Teredo among them (RFC 2928)'",
        "2001:db8::1,      for documentation (RFC 3849)",
        "2002:7f00:1::1,   '6to4, another address in disguise (RFC 3056)'",
        "3fff::1,          for documentation (RFC 9637)",
    })
    void closed(String address, String kind) {
        assertEquals(Optional.of(kind), objection(address, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "205.251.192.1",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void open(String address) {
        assertEquals(Optional.empty(), objection(address, false));
    }

    @Test
    void a_mapped_address_is_judged_as_what_it_maps() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 10;

        assertTrue(SpecialAddresses.objection(InetAddress.getByAddress(mapped), false).isPresent());
    }

    @Test
    void the_switch_for_loopback_opens_loopback_and_nothing_else() {
        assertEquals(Optional.empty(), objection("127.0.0.1", true));
        assertEquals(Optional.empty(), objection("::1", true));
        assertTrue(objection("10.0.0.1", true).isPresent());
        assertTrue(objection("169.254.169.254", true).isPresent());
        assertTrue(objection("0.0.0.0", true).isPresent());
    }

    private static Optional<String> objection(String address, boolean loopbackOpen) {
        return SpecialAddresses.objection(InetAddress.ofLiteral(address), loopbackOpen);
    }
}
