package peering.kit.feed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    @TempDir Path dir;

    @Test
    void a_table_that_trips_the_parser_does_not_end_the_reading() throws IOException {
        var file = Files.writeString(dir.resolve("number"), "no number");
        Feed<Integer> feed =
                Feed.at(
                        file.toString(),
                        Duration.ofSeconds(5),
                        in -> Integer.valueOf(new String(in.readAllBytes())));
        var watching = new Watching<>(feed, taken::add, refused::add);
        watching.start("number-reader", OFTEN, OFTEN);
        try {
            await().until(() -> !refused.isEmpty());
            assertTrue(refused.getFirst().contains("NumberFormatException"), refused.getFirst());

            Files.writeString(file, "42");

            await().until(() -> !taken.isEmpty());
            assertEquals(42, taken.getFirst());
        } finally {
            watching.stop();
        }
    }
}
