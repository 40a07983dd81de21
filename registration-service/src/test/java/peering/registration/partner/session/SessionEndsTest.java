package peering.registration.partner.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;

class SessionEndsTest {
    private static final List<Prefix> LANS =
            List.of(
                    Prefix.parse("80.249.208.0/21"),
                    Prefix.parse("203.0.112.0/24"),
                    Prefix.parse("2001:7f8:1::/64"));

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "192.0.2.1,    192.0.2.2,    linked", // the hosts of 192.0.2.0/30
        "192.0.2.2,    192.0.2.1,    linked",
        "192.0.2.0,    192.0.2.1,    linked", // a /31
        "192.0.2.2,    192.0.2.3,    linked",
        "192.0.2.0,    192.0.2.2,    localAddress", // the network of a /30
        "192.0.2.1,    192.0.2.3,    localAddress", // its broadcast
        "192.0.2.3,    192.0.2.4,    localAddress",
        "192.0.2.1,    192.0.2.5,    localAddress",
        "10.255.255.1, 10.255.255.2, linked", // a link of its own may be private
        "2001:db8::,   2001:db8::1,  linked", // a /127
        "2001:db8::1,  2001:db8::2,  linked",
        "2001:db8::1,  2001:db8::ff, linked",
        "2001:db8::,   2001:db8::2,  localAddress", // every router's address
        "2001:db8::1,  2001:db8:0:1::1, localAddress",
    })
    void a_direct_session_has_a_link(String peer, String local, String expected) {
        assertEquals(
                expected, fault(() -> SessionEnds.parse(peer, local).refuseUnlinked(), "linked"));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "80.249.208.10,   80.249.215.1,   there",
        "80.249.208.10,   ,               there",
        "2001:7f8:1::a,   2001:7f8:1::1,  there",
        "80.249.216.1,    80.249.208.1,   peerAddress",
        "80.249.208.10,   80.249.216.1,   localAddress",
        "80.249.208.0,    80.249.208.1,   peerAddress", // the LAN's network
        "80.249.208.10,   80.249.215.255, localAddress", // its broadcast
        "80.249.208.255,  80.249.208.1,   there", // no broadcast of a /21
        "80.249.208.10,   203.0.112.1,    localAddress", // two LANs
        "2001:7f8:1::,    2001:7f8:1::1,  peerAddress",
    })
    void a_session_at_an_exchange_is_on_a_lan_of_it(String peer, String local, String expected) {
        assertEquals(
                expected,
                fault(() -> SessionEnds.parse(peer, local).refuseOutside("AMS-IX", LANS), "there"));
    }

    @ParameterizedTest(name = "{0} is no host")
    @CsvSource({
        "0.0.0.1",
        "127.0.0.1",
        "224.0.0.5",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "ff02::1",
    })
    void an_end_is_an_address_of_a_host(String address) {
        assertEquals("peerAddress", fault(() -> SessionEnds.parse(address, null), "a host"));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"192.0.2.1, 192.0.2.1", "192.0.2.1, 2001:db8::1", "192.0.2.1, 192.0.2.300"})
    void two_ends_are_two_and_of_one_family(String peer, String local) {
        assertEquals("localAddress", fault(() -> SessionEnds.parse(peer, local), "two"));
    }

    /** The field that is refused, or {@code otherwise}. */
    private static String fault(Runnable check, String otherwise) {
        try {
            check.run();
            return otherwise;
        } catch (HttpProblem refused) {
            return refused.getParameters()
                    .get("errors")
                    .toString()
                    .replaceAll(".*field=(\\w+).*", "$1");
        }
    }
}
