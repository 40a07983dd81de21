package peering.routing.mrt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;

/** Every column of every line that bgpdump prints, in its order. */
class BgpdumpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bview.ipv4_unicast_add_path",
                "bview.ipv6_unicast_add_path",
                "updates.long_withdrawal",
                "ris-2007-slice"
            })
    void all_columns_agree(String name) throws IOException {
        var decoded = BgpdumpLines.of(Cases.open("mrt/" + name + ".gz"));

        agrees(lines(Cases.open("mrt/expected/" + name + ".txt.gz")), decoded.lines);
        assertEquals(List.of(), decoded.flaws);
    }

    /** Whole files, from a directory of MRT files with {@code expected/*.txt.gz} in it. */
    @Test
    @EnabledIfSystemProperty(named = "mrt.samples", matches = ".+")
    void all_columns_of_whole_files_agree() throws IOException {
        var samples = Path.of(System.getProperty("mrt.samples"));
        try (var files = Files.list(samples.resolve("expected"))) {
            for (var file : files.sorted().toList()) compare(samples, file);
        }
    }

    private static void compare(Path samples, Path file) throws IOException {
        String name = file.getFileName().toString().replace(".txt.gz", ".gz");
        var decoded = BgpdumpLines.of(Files.newInputStream(samples.resolve(name)));
        var expected = lines(Files.newInputStream(file));
        System.out.println(
                name + ": " + expected.size() + " lines, " + decoded.flaws.size() + " flaws");
        if (decoded.flaws.isEmpty()) agrees(expected, decoded.lines);
    }

    /** Shows the first line that differs, not all of them. */
    private static void agrees(List<String> expected, List<String> decoded) {
        for (int i = 0; i < Math.min(expected.size(), decoded.size()); i++) {
            assertEquals(expected.get(i), decoded.get(i), "line " + i);
        }
        assertEquals(expected.size(), decoded.size());
    }

    private static List<String> lines(InputStream packed) throws IOException {
        try (var in = new GZIPInputStream(packed);
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return text.lines().toList();
        }
    }
}
