package peering.routing.mrt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;
import peering.routing.bgp.Flaw.Handling;
import peering.routing.bgp.Peer;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;

class MrtTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bview.ipv4_unicast_add_path",
                "bview.ipv6_unicast_add_path",
                "updates.long_withdrawal",
                "ris-2007-slice"
            })
    void reads_what_bgpdump_reads(String name) throws IOException {
        var decoded = Lines.of(Cases.open("mrt/" + name + ".gz"));

        assertEquals(expected(name), decoded.lines);
        assertEquals(List.of(), decoded.flaws);
    }

    private static List<String> expected(String name) throws IOException {
        try (var in = new GZIPInputStream(Cases.open("mrt/expected/" + name + ".txt.gz"));
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return text.lines().map(MrtTest::ours).toList();
        }
    }

    /**
     * bgpdump's line in the form of {@link Lines}: table entries and withdrawals differ in columns.
     */
    private static String ours(String line) {
        String[] c = line.split("\\|", -1);
        String head =
                c[1] + "|" + (c[2].equals("B") ? "A" : c[2]) + "|" + c[3] + "|" + c[4] + "|" + c[5];
        if (c[2].equals("W")) return head;
        if (!c[0].endsWith("_AP")) return head + "|" + c[6];
        return head + (c[6].equals("0") ? "" : "|" + c[6]) + "|" + c[7];
    }

    @ParameterizedTest(name = "{0}: {1} routes, {2} session changes")
    @CsvSource({
        "bird-updates, 12, 12",
        "quagga-updates, 18, 20",
        "openbgpd-rib-v2, 31, 0",
        "bview.64k_stream_overflow.gz, 23, 0",
        "ris-2002-table-slice.gz, 200, 0",
        "ris-2019-slice.gz, 922, 1"
    })
    void reads_what_others_write(String name, int routes, int states) throws IOException {
        var decoded = Lines.of(Cases.open("mrt/" + name));

        assertEquals(routes, decoded.lines.size());
        assertEquals(states, decoded.states.size());
        assertEquals(List.of(), decoded.flaws);
    }

    @Test
    void routes_of_other_families_are_counted_not_told() throws IOException {
        var decoded = Lines.of(Cases.open("mrt/quagga-updates"));

        assertEquals(
                Map.of("afi 1 safi 128", 6, "afi 1 safi 2", 2, "afi 2 safi 2", 4),
                decoded.skipped.entrySet().stream()
                        .filter(e -> e.getKey().startsWith("afi"))
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue)));
        assertEquals(
                "1486802163|A|192.168.0.10|65000|172.17.0.0/24|4200000000 4200000000 4200000000"
                        + " 64512 64512 64512",
                decoded.lines.getFirst());
    }

    /**
     * The file's NLRI ends within its second prefix. bgpdump prints the first; we tell nothing of a
     * message that is not whole, because the most likely cause is that we misread all of it.
     */
    @Test
    void half_a_list_of_prefixes_tells_nothing_and_trailing_bits_are_masked() throws IOException {
        byte[] whole = unpacked("mrt/updates.nlri_mask_trailing_bits.gz");
        byte[] shortened = Arrays.copyOf(whole, whole.length - 1);
        shortened[11] -= 1; // the record's length
        shortened[12 + 16 + 17] -= 1; // the message's length

        var broken = Lines.of(whole);
        var mended = Lines.of(shortened);

        assertEquals(List.of(), broken.lines);
        assertEquals(Handling.UNREADABLE, broken.flaws.getFirst().handling());
        assertEquals(
                List.of("1289168632|A|12.0.1.63|7018|11.8.0.0/13|7018 3549 12389 48275 51044"),
                mended.lines);
    }

    private static byte[] unpacked(String name) throws IOException {
        try (var in = new GZIPInputStream(Cases.open(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_damaged_file_is_read_up_to_the_damage_which_is_reported() throws IOException {
        try (var reader = MrtReader.open(Cases.open("mrt/damaged-updates.20000325.0345.gz"))) {
            int records = 0;
            while (reader.next() != null) records++;

            assertEquals(6, records);
            assertEquals(
                    new MrtDamage(15024, "a record of 3694573824 bytes; at most 4194304 are taken"),
                    reader.damage().orElseThrow());
            assertNull(reader.next());
        }
    }

    @Test
    void a_file_cut_off_anywhere_is_damaged_unless_cut_between_records() throws IOException {
        byte[] whole = Cases.bytes("mrt/bird-updates");
        var ends = new java.util.TreeSet<Integer>();
        try (var reader = MrtReader.open(new ByteArrayInputStream(whole))) {
            for (var r = reader.next(); r != null; r = reader.next()) ends.add((int) r.offset());
        }
        ends.add(whole.length);
        for (int length = 0; length <= whole.length; length++) {
            try (var reader =
                    MrtReader.open(new ByteArrayInputStream(Arrays.copyOf(whole, length)))) {
                while (reader.next() != null) {}
                assertEquals(!ends.contains(length), reader.damage().isPresent(), "at " + length);
            }
        }
    }

    @Test
    void cut_off_gzip_is_damage_and_a_failing_source_is_an_exception() throws IOException {
        byte[] whole = Cases.bytes("mrt/ris-2019-slice.gz");
        try (var reader =
                MrtReader.open(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2)))) {
            while (reader.next() != null) {}
            assertTrue(reader.damage().orElseThrow().why().contains("gzip"));
        }
        byte[] onlyMagic = {0x1F, (byte) 0x8B};
        try (var reader = MrtReader.open(new ByteArrayInputStream(onlyMagic))) {
            assertNull(reader.next());
            assertTrue(reader.damage().orElseThrow().why().contains("gzip"));
        }
        var failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("unplugged");
                    }
                };
        assertThrows(IOException.class, () -> MrtReader.open(failing));
    }

    @Test
    void records_leave_the_reader_as_they_stand_in_the_file() throws IOException {
        byte[] whole = Cases.bytes("mrt/quagga-updates");
        var copied = new ByteArrayOutputStream();
        try (var reader = MrtReader.open(new ByteArrayInputStream(whole))) {
            for (var r = reader.next(); r != null; r = reader.next()) {
                assertEquals(copied.size(), r.offset());
                copied.writeBytes(r.bytes());
                assertEquals(r.time(), MrtRecord.of(r.bytes()).time());
            }
        }

        assertEquals(whole.length, copied.size());
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, IPV4", "2001:db8::1, IPV6"})
    void a_written_session_change_is_read_back(String address, Family family) {
        var peer = new Peer(IpAddress.parse(address), Asn.of(4200000000L));
        var time = Instant.parse("2024-06-27T18:51:00.123456Z");

        byte[] record =
                MrtWriter.stateChange(
                        time,
                        peer,
                        Local.unknown(family, Asn.of(12654)),
                        SessionState.ESTABLISHED,
                        SessionState.IDLE);

        assertEquals(time, MrtRecord.of(record).time());
        assertEquals(List.of(peer + " ESTABLISHED IDLE"), Lines.of(record).states);
    }

    @Test
    void what_is_not_one_record_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> MrtRecord.of(new byte[11]));
        assertThrows(IllegalArgumentException.class, () -> MrtRecord.of(new byte[13]));
        var peer = new Peer(IpAddress.parse("192.0.2.1"), Asn.of(1));
        var other = Local.unknown(Family.IPV6, Asn.of(2));
        assertThrows(
                IllegalArgumentException.class,
                () -> MrtWriter.message(Instant.EPOCH, peer, other, new byte[19]));
        var before = Instant.EPOCH.minusSeconds(1);
        var local = Local.unknown(Family.IPV4, Asn.of(2));
        assertThrows(
                IllegalArgumentException.class,
                () -> MrtWriter.message(before, peer, local, new byte[19]));
    }
}
