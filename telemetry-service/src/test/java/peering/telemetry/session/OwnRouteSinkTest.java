package peering.telemetry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.mrt.MrtWriter;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/** From a router's record to what is told of it. */
class OwnRouteSinkTest {
    private static final String OURS = "203.0.113.0/24";
    private static final IpAddress PARTNER = IpAddress.parse("192.0.2.1");

    private final Desk desk = new Desk(Map.of());

    @ParameterizedTest(name = "AS64501 sends {0}: {1}")
    @CsvSource({
        "64501 64510,             64501 64510",
        "64600 64501 64510,       64501 64510",
        "64600 64501 64501 64510, 64501 64501 64510",
        "64600 64501 {1},         64501 {1}",
        "64501 64501,             64501 64501",
        "64600 64510 64501,       64600 64510 64501",
        "64600,                   64600",
        "64501,                   64501",
    })
    void a_router_that_puts_its_own_number_in_front_is_understood(String sent, String told) {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.registered("pfx_1", OURS);
        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.told.clear();

        desk.heard(2, "bmp-r1", announced(AsPath.parse(sent)));

        assertEquals(List.of("2 ses_1 + " + OURS + " " + told), desk.told);
    }

    private static byte[] announced(AsPath path) {
        var message =
                BgpUpdateWriter.announce(Prefix.parse(OURS), path, IpAddress.parse("192.0.2.9"));
        return MrtWriter.message(
                Desk.at(2),
                new Peer(PARTNER, Asn.of(64501)),
                MrtWriter.Local.unknown(Prefix.Family.IPV4, Asn.of(64600)),
                message.getFirst());
    }
}
