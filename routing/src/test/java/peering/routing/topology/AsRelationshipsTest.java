package peering.routing.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import peering.routing.net.Asn;

class AsRelationshipsTest {

    private static AsRelationships read(String text) throws IOException {
        return AsRelationships.read(stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "174, 64500, CUSTOMER",
        "64500, 174, PROVIDER",
        "174, 3356, PEER",
        "3356, 174, PEER",
        "2149, 174, SIBLING",
        "4294967295, 1, PROVIDER",
        "174, 1, UNKNOWN",
        "1, 174, UNKNOWN",
        "174, 174, UNKNOWN"
    })
    void all_three_forms_are_read(long of, long other, Relation relation) throws IOException {
        var relationships =
                read(
                        """
                        # input clique: 174 3356
                        174|64500|-1
                        174|3356|0|bgp
                        174|2149|1
                        1|4294967295|-1|mlp\r
                        """);

        assertEquals(relation, relationships.relation(Asn.of(of), Asn.of(other)));
        assertEquals(4, relationships.size());
        assertEquals(0, relationships.skipped());
    }

    @Test
    void of_a_pair_told_twice_the_last_counts() throws IOException {
        var relationships = read("1|2|-1\n2|1|0\n");

        assertEquals(Relation.PEER, relationships.relation(1, 2));
        assertEquals(1, relationships.size());
    }

    @Test
    void gzip_is_told_by_its_first_bytes_and_half_of_it_is_refused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 2; i < 5000; i++) gzip.write(("1|" + i + "|-1\n").getBytes());
        }
        byte[] whole = packed.toByteArray();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        var relationships = AsRelationships.read(new ByteArrayInputStream(whole));

        assertEquals(4998, relationships.size());
        assertThrows(
                RelationshipFormatException.class,
                () -> AsRelationships.read(new ByteArrayInputStream(half)));
    }

    @Test
    void one_line_in_a_hundred_may_be_something_else() throws IOException {
        var lines = new StringBuilder();
        for (int i = 2; i < 202; i++) lines.append("1|").append(i).append("|0\n");

        var read = read(lines + "1|1|0\nx|2|0\n");

        assertEquals(200, read.size());
        assertEquals(2, read.skipped());
        var refused =
                assertThrows(
                        RelationshipFormatException.class,
                        () -> read(lines + "1|1|0\nx|2|0\n1|2\n1|2|7\n"));
        assertEquals("4 of 204 lines are no relationship", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"''", "'# only a comment'", "'<html>'"})
    void what_has_no_relationship_is_refused(String text) {
        assertThrows(RelationshipFormatException.class, () -> read(text));
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() {
        var endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return '1';
                    }

                    @Override
                    public int read(byte[] into, int from, int count) {
                        Arrays.fill(into, from, from + count, (byte) '1');
                        return count;
                    }
                };

        assertThrows(RelationshipFormatException.class, () -> AsRelationships.read(endless));
    }

    @Test
    void many_pairs_are_all_found_again() {
        var random = new Random(7908);
        var builder = new AsRelationships.Builder();
        var expected = new HashMap<Long, Relation>();
        for (int i = 0; i < 50_000; i++) {
            long one = random.nextInt(1, 70_000);
            long other = one + random.nextInt(1, 70_000);
            var relation = Relation.values()[random.nextInt(4)];
            builder.add(Asn.of(one), Asn.of(other), relation);
            expected.put(one << 32 | other, relation);
        }
        var relationships = builder.build();

        assertEquals(expected.size(), relationships.size());
        expected.forEach((pair, relation) -> {
            long one = pair >>> 32;
            long other = pair & 0xFFFF_FFFFL;
            assertEquals(relation, relationships.relation(one, other));
            assertEquals(relation.inverse(), relationships.relation(other, one));
        });
    }

    @ParameterizedTest
    @EnumSource
    void relations_turn_around(Relation relation) {
        assertEquals(relation, relation.inverse().inverse());
    }

    @Test
    void what_says_nothing_is_not_taken() {
        var builder = new AsRelationships.Builder();
        var one = Asn.of(1);
        var two = Asn.of(2);

        assertThrows(IllegalArgumentException.class, () -> builder.add(one, one, Relation.PEER));
        assertThrows(IllegalArgumentException.class, () -> builder.add(one, two, Relation.UNKNOWN));
        assertEquals(0, AsRelationships.empty().size());
    }
}
