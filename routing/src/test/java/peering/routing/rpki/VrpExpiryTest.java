package peering.routing.rpki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

class VrpExpiryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Vrp ONE = vrp("203.0.113.0/24", 1500);
    private static final Vrp OTHER = vrp("2001:db8::/32", 1600);

    @Test
    void of_two_alike_the_one_that_lasts_longest_counts_and_one_without_an_end_lasts_for_ever() {
        assertEquals(Optional.of(at(9)), table(ONE, 5, 9, 7).expires(ONE));
        assertEquals(Optional.empty(), table(ONE, 5, null).expires(ONE));
        assertEquals(1, table(ONE, 5, 9, null).size());
    }

    @Test
    void what_is_not_in_the_table_has_no_end() {
        var table = table(ONE, 5);

        assertEquals(Optional.empty(), table.expires(OTHER));
        assertEquals(Optional.empty(), table.expires(vrp("203.0.113.0/24", 1600)));
        assertEquals(Optional.empty(), table.expires(vrp("203.0.113.0/25", 1500)));
        assertEquals(Optional.empty(), VrpTable.empty().expires(ONE));
    }

    @Test
    void what_ends_before_then_is_listed_and_what_ends_then_is_not() {
        var table =
                new VrpTable.Builder()
                        .add(ONE.prefix(), 24, 1500, Optional.of(at(5)))
                        .add(OTHER.prefix(), 32, 1600, Optional.of(at(9)))
                        .add(OTHER.prefix(), 32, 1700)
                        .build();

        assertEquals(List.of(), table.expiringBefore(at(5)));
        assertEquals(List.of(ONE), table.expiringBefore(at(9)));
        assertEquals(List.of(ONE, OTHER), table.expiringBefore(at(10)));
    }

    @Test
    void an_end_that_is_no_time_is_none() throws IOException {
        for (String end : List.of("0", "-5", "4294967296", "\"soon\"", "[1]")) {
            String json =
                    "{\"roas\":[{\"asn\":1500,\"prefix\":\"203.0.113.0/24\",\"expires\":"
                            + end
                            + "}]}";
            var table = VrpJson.read(new ByteArrayInputStream(json.getBytes(UTF_8))).table();

            assertEquals(1, table.size(), end);
            assertEquals(Optional.empty(), table.expires(ONE), end);
        }
    }

    /** The VRP once for each end, minutes after noon; null for none. */
    private static VrpTable table(Vrp vrp, Integer... ends) {
        var table = new VrpTable.Builder();
        for (Integer end : ends) {
            table.add(
                    vrp.prefix(),
                    vrp.maxLength(),
                    vrp.origin().value(),
                    Optional.ofNullable(end).map(VrpExpiryTest::at));
        }
        return table.build();
    }

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }

    private static Vrp vrp(String prefix, long origin) {
        var parsed = Prefix.parse(prefix);
        return new Vrp(parsed, parsed.length(), Asn.of(origin));
    }
}
