package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\"((?:text|special-purpose|length|origin|key|rov|max-length|aspa|irr|rdap|control"
                            + "|sessions|received|community|path)-[a-z0-9-]+)\"");
    private static final Pattern SAID_OF_EACH = Pattern.compile("check \\+ \"(-[a-z-]+)\"");

    @Test
    void it_names_what_the_checks_say_and_nothing_else() throws IOException {
        var said = new TreeSet<String>();
        for (String source : sources()) {
            WRITTEN.matcher(source).results().forEach(found -> said.add(found.group(1)));
            for (var found : SAID_OF_EACH.matcher(source).results().toList()) {
                said.add("irr" + found.group(1));
                said.add("rdap" + found.group(1));
            }
        }
        Arrays.stream(PathCheck.Flaw.values()).forEach(flaw -> said.add("path-" + flaw.code));

        assertEquals(List.copyOf(said), Reasons.all());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/peering/validator/check"))) {
            return files.filter(file -> !file.endsWith("Reasons.java"))
                    .map(ReasonsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rov-notfound, rov-not-found",
        "rov-not-found, rov-not-found",
        "recieved-mising, received-missing",
        "irr_none, irr-none",
        "something-else-altogether,",
        "'',",
    })
    void the_code_that_was_meant_is_found(String written, String meant) {
        assertEquals(Optional.ofNullable(meant), Reasons.nearest(written));
    }
}
