package peering.registration.prefix.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    @Test
    void reads_columns_in_any_order_with_quotes_blanks_and_blank_rows() {
        var lines =
                read(
                        "\uFEFFkey, origins ,prefix\r\n"
                                + "ppk_1,16509;10297,\"52.46.0.0/24\"\r\n"
                                + "\r\n"
                                + "\"ppk_\"\"2\", 16509 ,52.46.1.0/24\r\n"
                                + "ppk_3,,52.46.2.0/24");

        assertEquals(
                List.of(
                        new Line.Readable(
                                2, new NewPrefix("52.46.0.0/24", "ppk_1", List.of(16509L, 10297L))),
                        new Line.Readable(
                                4, new NewPrefix("52.46.1.0/24", "ppk_\"2", List.of(16509L))),
                        new Line.Readable(5, new NewPrefix("52.46.2.0/24", "ppk_3", null))),
                lines);
    }

    @Test
    void a_missing_cell_is_a_missing_field() {
        assertEquals(
                List.of(new Line.Readable(2, new NewPrefix("52.46.0.0/24", null, null))),
                read("prefix,key\n52.46.0.0/24\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52.46.0.0/24,ppk_1,AS16509",
                "52.46.0.0/24,ppk_1,16509|1",
                "52.46.0.0/24,ppk_1,-1",
                "52.46.0.0/24,ppk_1,1.5",
                "52.46.0.0/24,ppk_1,99999999999999999999",
                "52.46.0.0/24,ppk_1,16509,10297",
            })
    void a_row_that_cannot_be_read_is_refused_alone_and_named(String row) {
        var lines = read("prefix,key,origins\n" + row + "\n52.46.1.0/24,ppk_1,16509\n");

        var refused = assertInstanceOf(Line.Unreadable.class, lines.getFirst());
        assertEquals(2, refused.number());
        assertEquals("52.46.0.0/24", refused.prefix().orElseThrow());
        assertInstanceOf(Line.Readable.class, lines.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "52.46.0.0/24,ppk_1\n",
                "prefix\n52.46.0.0/24\n",
                "prefix,key,key\n",
                "prefix,key,colour\n",
                "Prefix,Key\n",
                "prefix,key\n\"52.46.0.0/24,ppk_1\n",
            })
    void what_is_no_such_file_is_refused_whole(String csv) {
        var refused = assertThrows(HttpProblem.class, () -> read(csv));

        assertEquals("/problems/bulk-unreadable", refused.getType().toString());
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] latin =
                "prefix,key\n52.46.0.0/24,sch\u00f6n\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(HttpProblem.class, () -> CsvLines.read(latin, 10));
    }

    @Test
    void no_more_is_read_than_it_takes_to_see_that_it_is_too_much() {
        assertEquals(3, CsvLines.read(bytes("prefix,key\n" + "a,b\n".repeat(9)), 2).size());
    }

    private static List<Line> read(String csv) {
        return CsvLines.read(bytes(csv), 10);
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }
}
