package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.Cases;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

class SlurmTest {
    private static final Instant MADE = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void the_example_of_the_rfc_takes_out_and_adds_what_it_says() throws IOException {
        var slurm = Slurm.read(Cases.open("slurm/rfc8416-3.5.json"));
        var applied =
                slurm.applyTo(
                        set(
                                vrp("192.0.0.0/16", 16, 64500), // above the filter's prefix
                                vrp("192.0.2.0/24", 24, 64500),
                                vrp("192.0.2.128/25", 25, 64501),
                                vrp("203.0.113.0/24", 24, 64496), // of the filtered origin
                                vrp("2001:db8::/32", 32, 64496), // as well; asserted with /48
                                vrp("198.51.100.0/25", 25, 64497),
                                vrp("198.51.100.0/24", 24, 64498)));

        assertEquals(
                List.of(
                        vrp("192.0.0.0/16", 16, 64500),
                        vrp("198.51.100.0/24", 24, 64496),
                        vrp("198.51.100.0/24", 24, 64498),
                        vrp("2001:db8::/32", 48, 64496)),
                applied.set().table().stream().toList());
        assertEquals(5, applied.filtered());
        assertEquals(2, applied.asserted());
        assertEquals(Optional.of(MADE), applied.set().generated());
    }

    @Test
    void an_assertion_stays_though_a_filter_of_the_same_file_would_take_it_out()
            throws IOException {
        var slurm = read(json("{\"asn\": 64496}", "{\"asn\": 64496, \"prefix\": \"10.0.0.0/8\"}"));
        var same = vrp("10.0.0.0/8", 8, 64496);

        var applied = slurm.applyTo(set(same));

        assertEquals(List.of(same), applied.set().table().stream().toList());
        assertEquals(1, applied.filtered());
        assertEquals(1, applied.asserted());
    }

    @Test
    void what_stays_runs_out_when_it_did_and_what_is_asserted_never() throws IOException {
        var end = MADE.plusSeconds(60);
        var kept = vrp("10.0.0.0/8", 8, 64496);
        var asserted = vrp("192.0.2.0/24", 24, 64497);
        var table =
                new VrpTable.Builder()
                        .add(kept.prefix(), 8, 64496, Optional.of(end))
                        .add(asserted.prefix(), 24, 64497, Optional.of(end))
                        .build();
        var set = VrpSet.of(table, List.of(), Optional.of(MADE));
        var slurm = read(json("", "{\"asn\": 64497, \"prefix\": \"192.0.2.0/24\"}"));

        var applied = slurm.applyTo(set);

        assertEquals(Optional.of(end), applied.set().table().expires(kept));
        assertEquals(Optional.empty(), applied.set().table().expires(asserted));
        assertEquals(0, applied.asserted());
    }

    @Test
    void version_2_has_exceptions_for_aspas() throws IOException {
        var slurm = Slurm.read(Cases.open("slurm/version-2.json"));
        var set =
                VrpSet.of(
                        VrpTable.empty(),
                        List.of(aspa(64496, 64497), aspa(64500, 64501), aspa(64502, 64503)),
                        Optional.of(MADE));

        var applied = slurm.applyTo(set);

        assertEquals(1, applied.aspasFiltered());
        assertEquals(2, applied.aspasAsserted());
        var table = AspaTable.of(applied.set().aspas());
        assertEquals(Optional.of(aspa(64496, 64498, 64499)), table.of(Asn.of(64496)));
        assertEquals(Optional.of(aspa(64500, 0, 64501)), table.of(Asn.of(64500)));
        assertEquals(Optional.of(aspa(64502, 64503)), table.of(Asn.of(64502)));
    }

    @Test
    void no_exception_at_all_leaves_the_very_set() throws IOException {
        var slurm = read(json("", ""));
        var set = set(vrp("10.0.0.0/8", 8, 1));

        assertTrue(slurm.isEmpty());
        assertSame(set, slurm.applyTo(set).set());
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0/8, 10.1.0.0/16 | 192.0.2.0/24 | ''",
                "10.0.0.0/8 | 10.1.0.0/16 | 10.1.0.0/16 of b overlaps 10.0.0.0/8 of a",
                "10.1.0.0/16 | 10.0.0.0/8 | 10.1.0.0/16 of a overlaps 10.0.0.0/8 of b",
                "192.0.2.0/24 | 192.0.2.0/24 | 192.0.2.0/24 of b overlaps 192.0.2.0/24 of a",
                "10.0.0.0/8, 10.1.0.0/16, 11.0.0.0/8 | 10.2.0.0/16 | 10.2.0.0/16 of b overlaps"
                        + " 10.0.0.0/8 of a",
                "0.0.0.0/0 | 2001:db8::/32 | ''",
            })
    void two_files_must_not_speak_of_the_same_addresses(String a, String b, String why)
            throws IOException {
        var files = new java.util.TreeMap<String, Slurm>();
        files.put("a", asserting(a));
        files.put("b", asserting(b));
        if (why.isEmpty()) {
            var together = Slurm.together(files);
            assertEquals(
                    files.values().stream().mapToInt(one -> one.prefixAssertions().size()).sum(),
                    together.prefixAssertions().size());
            return;
        }
        var refused = assertThrows(SlurmFormatException.class, () -> Slurm.together(files));
        assertTrue(refused.getMessage().startsWith(why + ":"), refused.getMessage());
    }

    @Test
    void a_filter_and_an_assertion_of_two_files_collide_as_well() throws IOException {
        var filtering = read(json("{\"prefix\": \"10.0.0.0/8\"}", ""));
        var files = Map.of("a", filtering, "b", asserting("10.1.0.0/16"));

        assertThrows(SlurmFormatException.class, () -> Slurm.together(files));
    }

    @Test
    void two_files_must_not_speak_of_the_same_aspa_customer() throws IOException {
        var one = Slurm.read(Cases.open("slurm/version-2.json"));
        var files = new java.util.TreeMap<>(Map.of("a", one, "b", one));

        var refused = assertThrows(SlurmFormatException.class, () -> Slurm.together(files));

        assertTrue(
                refused.getMessage().contains("is an ASPA customer in a and in b"),
                refused.getMessage());
    }

    static Slurm read(String json) throws IOException {
        return Slurm.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    static String json(String filters, String assertions) {
        return """
        {"slurmVersion": 1,
         "validationOutputFilters": {"prefixFilters": [%s], "bgpsecFilters": []},
         "locallyAddedAssertions": {"prefixAssertions": [%s], "bgpsecAssertions": []}}
        """
                .formatted(filters, assertions);
    }

    private static Slurm asserting(String prefixes) throws IOException {
        return read(
                json(
                        "",
                        Arrays.stream(prefixes.split(", "))
                                .map("{\"asn\": 64496, \"prefix\": \"%s\"}"::formatted)
                                .collect(Collectors.joining(","))));
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }

    private static Aspa aspa(long customer, long... providers) {
        Set<Asn> all =
                Arrays.stream(providers)
                        .mapToObj(Asn::of)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new Aspa(Asn.of(customer), all);
    }

    private static VrpSet set(Vrp... vrps) {
        var table = VrpTable.of(Stream.of(vrps).toList());
        return VrpSet.of(table, List.of(), Optional.of(MADE));
    }
}
