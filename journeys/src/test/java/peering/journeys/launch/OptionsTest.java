package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @TempDir Path cwd;

    @Test
    void without_words_the_usual_is_meant() throws Exception {
        assertEquals(new Options(false, false, "usual", 8080), parsed());
    }

    @Test
    void all_words_are_heard_in_any_order() throws Exception {
        Files.writeString(cwd.resolve("mine.json"), "{}");

        assertEquals(
                new Options(true, true, cwd.resolve("mine.json").toString(), 18080),
                parsed("--port-base", "18080", "--vrps=mine.json", "--empty", "--fresh"));
    }

    @Test
    void vrps_may_be_an_address() throws Exception {
        assertEquals(
                "https://rpki.example/vrps.json",
                parsed("--vrps", "https://rpki.example/vrps.json").vrps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fast",
                "fresh",
                "--vrps",
                "--vrps nowhere.json",
                "--port-base",
                "--port-base x",
                "--port-base 80",
                "--port-base 65530"
            })
    void anything_else_is_refused_with_the_reason(String line) {
        var refused = assertThrows(Options.Misunderstood.class, () -> parsed(line.split(" ")));

        assertTrue(refused.getMessage().contains(line.split(" ")[0]), refused.getMessage());
    }

    private Options parsed(String... args) throws Options.Misunderstood {
        return Options.parse(List.of(args), "usual", cwd);
    }
}
