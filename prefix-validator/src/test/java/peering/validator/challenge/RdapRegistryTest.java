package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.validator.source.rdap.RdapAnswer.Network;

class RdapRegistryTest {

    @Test
    void what_a_registry_says_becomes_a_record_in_which_damage_can_be_seen() {
        var network =
                new Network(
                        "NET-1",
                        Optional.empty(),
                        "198.51.100.0",
                        "198.51.101.255",
                        "EXAMPLE",
                        "ALLOCATED PA",
                        Optional.empty(),
                        List.of("active"),
                        List.of("a line"),
                        List.of("AQID", "no base 64"),
                        1);

        var record = RdapRegistry.record("https://rdap.example/ip/198.51.100.0/24", network);

        assertEquals("NET-1", record.handle());
        assertEquals(List.of("a line"), record.remarks());
        assertTrue(record.isAboutAllOf(Prefix.parse("198.51.100.0/23")));
        assertEquals(3, record.certificates().size());
        assertArrayEquals(new byte[] {1, 2, 3}, record.certificates().getFirst());
        assertEquals(0, record.certificates().get(1).length);
        assertEquals(0, record.certificates().get(2).length, "cut off by the registry");
    }
}
