package peering.registration.prefix.admission;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Problem;

/**
 * Prefixes as CSV (RFC 4180), in UTF-8: a header with {@code prefix}, {@code key} and perhaps
 * {@code origins}, in any order; then a row each. Origins stand in one cell, with blanks or
 * semicolons between them. Blank rows are skipped; blanks around a cell are none of its text.
 */
final class CsvLines {
    private static final ObjectReader ROWS =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .build()
                    .readerFor(String[].class);
    private static final Set<String> COLUMNS = Set.of("prefix", "key", "origins");
    private static final Pattern BETWEEN = Pattern.compile("[ ;]+");

    private final List<String> header;

    private CsvLines(List<String> header) {
        this.header = header;
    }

    /**
     * At most {@code most} and one more, so that too long a list is seen and not read.
     *
     * @throws HttpProblem {@code bulk-unreadable}
     */
    static List<Line> read(byte[] csv, int most) {
        try (MappingIterator<String[]> rows = ROWS.readValues(csv)) {
            var lines = new CsvLines(header(rows));
            var read = new ArrayList<Line>();
            for (int number = 2; rows.hasNextValue() && read.size() <= most; number++) {
                String[] cells = rows.nextValue();
                if (!isBlank(cells)) read.add(lines.line(number, cells));
            }
            return read;
        } catch (IOException broken) {
            throw unreadable("It is not CSV in UTF-8, or a quote is not closed.");
        }
    }

    private static List<String> header(MappingIterator<String[]> rows) throws IOException {
        if (!rows.hasNextValue()) throw unreadable("There is no header.");
        var header = List.of(rows.nextValue());
        boolean known = COLUMNS.containsAll(header) && header.containsAll(Set.of("prefix", "key"));
        if (known && new HashSet<>(header).size() == header.size()) return header;
        throw unreadable("The header names other columns than prefix, key and origins.");
    }

    private static boolean isBlank(String[] cells) {
        return Stream.of(cells).allMatch(String::isEmpty);
    }

    private Line line(int number, String[] cells) {
        var prefix = cell(cells, "prefix");
        if (cells.length > header.size()) {
            return new Line.Unreadable(number, prefix, tooManyCells());
        }
        var origins = cell(cells, "origins").map(CsvLines::numbers);
        if (origins.isPresent() && origins.get().isEmpty()) {
            return new Line.Unreadable(number, prefix, noNumbers());
        }
        var body =
                new NewPrefix(
                        prefix.orElse(null),
                        cell(cells, "key").orElse(null),
                        origins.flatMap(found -> found).orElse(null));
        return new Line.Readable(number, body);
    }

    private Optional<String> cell(String[] cells, String column) {
        int at = header.indexOf(column);
        boolean there = at >= 0 && at < cells.length && !cells[at].isEmpty();
        return there ? Optional.of(cells[at]) : Optional.empty();
    }

    /** Empty if one of them is no number. */
    private static Optional<List<Long>> numbers(String cell) {
        var words = BETWEEN.split(cell);
        if (!Stream.of(words).allMatch(word -> word.matches("[0-9]{1,18}"))) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(words).map(Long::valueOf).toList());
    }

    private static HttpProblem tooManyCells() {
        return CommonProblem.FIELD_INVALID.at(
                "line",
                "The row has more cells than the header.",
                "Put a cell that holds a comma into quotes.");
    }

    private static HttpProblem noNumbers() {
        return CommonProblem.FIELD_INVALID.at(
                "origins",
                "The cell is no list of AS numbers.",
                "Send numbers such as 16509, with blanks or semicolons between them.");
    }

    private static RuntimeException unreadable(String why) {
        return Problem.BULK_UNREADABLE.at(
                "body", why, "Start with the line 'prefix,key,origins' and send one row for each.");
    }
}
