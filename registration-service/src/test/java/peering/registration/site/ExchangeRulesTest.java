package peering.registration.site;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.kit.problem.ProblemKind.FieldError;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

class ExchangeRulesTest {
    private static final Exchange AMS_IX =
            new Exchange(
                    "AMS-IX",
                    List.of("80.249.208.0/21", "2001:7f8:1::/64"),
                    List.of("80.249.208.1", "2001:7f8:1::a500:8075:1"));

    @Test
    void an_exchange_as_it_is_in_the_world_is_taken() {
        var linx = new Exchange("LINX LON1", List.of("195.66.224.0/21"), null);

        assertDoesNotThrow(() -> ExchangeRules.check(List.of(AMS_IX, linx)));
    }

    @ParameterizedTest(name = "LAN {0}")
    @CsvSource({
        "80.249.208.0,        no length",
        "80.249.208.1/21,     host bits",
        "80.0.0.0/15,         too large",
        "80.249.208.0/31,     no room for two routers",
        "2001::/31,           too large",
        "2001:7f8:1::/127,    no room for two routers",
        "2001:07f8:1::/64,    not canonical",
        "2001:7F8:1::/64,     not canonical",
        "the LAN,             no prefix",
        "193.203.0.0/23,      overlaps one of another exchange",
        "80.249.212.0/22,     overlaps one of its own",
    })
    void a_lan_that_could_not_tell_an_exchange_is_refused(String lan, String why) {
        var vix = new Exchange("VIX", List.of("193.203.0.0/24"), null);
        var amsIx = new Exchange("AMS-IX", List.of("80.249.208.0/21", lan), null);

        assertEquals("exchanges[1].lans[1]", refusedAt(List.of(vix, amsIx)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "80.249.216.1,             outside",
        "2001:7f8:2::1,            outside",
        "2001:7f8:1:0:0:0:0:1,     not canonical",
        "80.249.208.0/21,          a prefix",
        "r1,                       no address",
    })
    void an_address_of_ours_is_on_the_lan(String address, String why) {
        var exchange = new Exchange("AMS-IX", AMS_IX.lans(), List.of("80.249.208.1", address));

        assertEquals("exchanges[0].addresses[1]", refusedAt(List.of(exchange)));
    }

    @ParameterizedTest(name = "{0} is on {1}")
    @CsvSource({
        "80.249.215.255,   80.249.208.0/21",
        "2001:7f8:1::1,    2001:7f8:1::/64",
        "80.249.216.0,     ",
        "2001:7f8:1:1::1,  ",
    })
    void an_address_tells_its_lan(String address, String lan) {
        assertEquals(
                Optional.ofNullable(lan).map(Prefix::parse),
                AMS_IX.lanOf(IpAddress.parse(address)));
    }

    private static String refusedAt(List<Exchange> exchanges) {
        var refused = assertThrows(HttpProblem.class, () -> ExchangeRules.check(exchanges));
        assertEquals("/problems/field-invalid", refused.getType().toString());
        var errors = (List<?>) refused.getParameters().get("errors");
        return ((FieldError) errors.getFirst()).field();
    }
}
