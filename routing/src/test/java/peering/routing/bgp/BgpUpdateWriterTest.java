package peering.routing.bgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

class BgpUpdateWriterTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.1",
        "192.0.2.0/24, 2001:db8::1",
        "2001:db8::/32, 2001:db8::1",
        "0.0.0.0/0, 192.0.2.1",
        "2001:db8::1/128, 2001:db8::1"
    })
    void what_is_written_is_read_back(String prefix, String nextHop) {
        var path = AsPath.parse("64500 4200000000 {1,2} 3 3");
        var hop = IpAddress.parse(nextHop);
        var communities = List.of(new Community(64500, 1), Community.BLACKHOLE);

        var messages =
                BgpUpdateWriter.announce(List.of(Prefix.parse(prefix)), path, hop, communities);
        var heard = Heard.of(messages.getFirst(), Encoding.AS4);

        assertEquals(1, messages.size());
        assertEquals(List.of(), heard.flaws);
        var announced = (RouteElement.Announced) heard.elements.getFirst();
        assertEquals(path, announced.path());
        assertEquals(hop, announced.nextHop().orElseThrow());
        assertEquals(communities, announced.communities());
    }

    @Test
    void many_prefixes_become_several_messages_of_at_most_4096_bytes() {
        var prefixes =
                IntStream.range(0, 3000)
                        .mapToObj(i ->
                                i % 2 == 0
                                        ? Prefix.parse("10." + i / 256 + "." + i % 256 + ".0/24")
                                        : Prefix.parse(
                                                "2001:db8:" + Integer.toHexString(i) + "::/48"))
                        .toList();

        var announcements =
                BgpUpdateWriter.announce(
                        prefixes, AsPath.of(1, 2), IpAddress.parse("2001:db8::1"), List.of());
        var withdrawals = BgpUpdateWriter.withdraw(prefixes);

        assertEquals(sorted("A", prefixes, " 1 2"), told(announcements));
        assertEquals(sorted("W", prefixes, ""), told(withdrawals));
    }

    private static List<String> sorted(String kind, List<Prefix> prefixes, String path) {
        return prefixes.stream().map(p -> kind + " " + p + path).sorted().toList();
    }

    private static List<String> told(List<byte[]> messages) {
        var told = new ArrayList<String>();
        for (byte[] message : messages) {
            assertTrue(message.length <= 4096);
            told.addAll(Heard.of(message, Encoding.AS4).told());
        }
        return told.stream().sorted().toList();
    }

    @Test
    void a_path_longer_than_a_segment_is_one_sequence_again_when_read() {
        var path = AsPath.of(IntStream.rangeClosed(1, 600).asLongStream().toArray());

        var messages =
                BgpUpdateWriter.announce(
                        Prefix.parse("10.0.0.0/8"), path, IpAddress.parse("192.0.2.1"));

        var heard = Heard.of(messages.getFirst(), Encoding.AS4);
        assertEquals(path, ((RouteElement.Announced) heard.elements.getFirst()).path());
        assertEquals(Asn.of(600), path.origin().orElseThrow());
    }

    @Test
    void what_cannot_be_written_is_refused() {
        var four = IpAddress.parse("192.0.2.1");
        var six = List.of(Prefix.parse("2001:db8::/32"));
        var tooLong = AsPath.of(IntStream.rangeClosed(1, 1100).asLongStream().toArray());

        assertThrows(
                IllegalArgumentException.class,
                () -> BgpUpdateWriter.announce(six, AsPath.of(1), four, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> BgpUpdateWriter.announce(Prefix.parse("10.0.0.0/8"), tooLong, four));
    }
}
