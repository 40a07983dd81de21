package peering.telemetry.world;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.rtr.Stayrtr;

class RpkiReaderTest {
    private static final String ROA =
            "{\"asn\":1500,\"prefix\":\"203.0.%d.0/24\",\"maxLength\":24}";
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CurrentWorld world = new CurrentWorld();
    @TempDir Path dir;
    private RpkiReader reader;

    @AfterEach
    void stop() {
        reader.stop(new ShutdownEvent());
    }

    @Test
    void a_table_is_swapped_in_as_it_changes_and_a_broken_or_shrunk_one_is_refused()
            throws IOException {
        var file = Files.writeString(dir.resolve("vrps.json"), table(10));
        read(Optional.of(file.toString()));
        await().until(() -> vrps() == 10);
        assertEquals(1, world.now().aspas().orElseThrow().size());
        assertEquals(3600, metrics.get("peering.rpki.age.seconds").gauge().value());

        replace(file, table(2));
        await().until(() -> refused() > 0);
        double before = refused();
        replace(file, "{\"roas\":[");
        await().until(() -> refused() > before);
        assertEquals(10, vrps());

        replace(file, table(12));
        await().until(() -> vrps() == 12);
    }

    @Test
    void what_comes_late_is_found_and_without_a_source_nothing_is_known() throws IOException {
        read(Optional.empty());
        assertTrue(world.now().vrps().isEmpty());
        assertTrue(Double.isNaN(metrics.get("peering.rpki.age.seconds").gauge().value()));

        var file = dir.resolve("late.json");
        read(Optional.of(file.toString()));
        await().until(() -> refused() > 0);
        Files.writeString(file, table(3));

        await().until(() -> vrps() == 3);
    }

    @Test
    void a_cache_tells_of_a_change_itself() throws IOException {
        try (var cache = Stayrtr.start(dir, table(3))) {
            read(Optional.of("rtr://127.0.0.1:" + cache.port()));
            await().atMost(Duration.ofSeconds(40)).until(() -> vrps() == 3);

            cache.serve(table(4));

            await().atMost(Duration.ofSeconds(40)).until(() -> vrps() == 4);
        }
    }

    @Test
    void what_is_too_old_to_be_used_is_unknown_and_awaited() throws IOException {
        read(Optional.of(Files.writeString(dir.resolve("vrps.json"), table(3)).toString()));
        await().until(() -> vrps() == 3);

        reader.expired();

        assertTrue(world.now().vrps().isEmpty());
        assertTrue(world.now().aspas().isEmpty());
        assertTrue(world.now().awaits(World.Source.RPKI));
    }

    @Test
    void what_runs_out_within_the_hour_and_was_not_renewed_is_expiring() throws IOException {
        var file = Files.writeString(dir.resolve("vrps.json"), ending("1", "11:30", "11:30"));
        read(Optional.of(file.toString()));
        await().until(() -> vrps() == 2);
        assertEquals(0, world.now().expiring().size(), "the next table may renew them");

        replace(file, ending("2", "11:30", "15:00"));
        await().until(() -> world.now().expiring().size() == 1);
        var left = world.now().expiring().iterator().next();
        assertEquals("203.0.1.0/24-24 AS1500", left.toString());

        replace(file, ending("3", "15:00", "15:00"));
        await().until(() -> world.now().expiring().size() == 0);
    }

    /** Two ROAs that run out then, on the day of the table. */
    private static String ending(String build, String one, String other) {
        return "{\"metadata\":{\"buildtime\":\"2026-01-01T11:00:0%sZ\"},\"roas\":[%s,%s]}"
                .formatted(build, ending(1, one), ending(2, other));
    }

    private static String ending(int number, String at) {
        long expires = Instant.parse("2026-01-01T" + at + ":00Z").getEpochSecond();
        return ROA.formatted(number).replace("}", ",\"expires\":" + expires + "}");
    }

    private void read(Optional<String> source) {
        reader = new RpkiReader(new Config(source), world, NOON, metrics);
        reader.start(new StartupEvent());
    }

    private int vrps() {
        return world.now().vrps().map(table -> table.size()).orElse(0);
    }

    private double refused() {
        var counter = metrics.find("peering.rpki.refused").counter();
        return counter == null ? 0 : counter.count();
    }

    /** In one step, as a relying party does. */
    private void replace(Path file, String content) throws IOException {
        var next = Files.writeString(dir.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String table(int roas) {
        var rows = new StringBuilder();
        for (int i = 0; i < roas; i++) rows.append(i == 0 ? "" : ",").append(ROA.formatted(i));
        return "{\"metadata\":{\"buildtime\":\"2026-01-01T11:00:00Z\"},\"roas\":["
                + rows
                + "],\"aspas\":[{\"customer_asid\":1500,\"providers\":[1]}]}";
    }

    private record Config(Optional<String> source) implements RpkiConfig {
        @Override
        public Duration refresh() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public double maxShrink() {
            return 0.2;
        }

        @Override
        public Duration expiringWithin() {
            return Duration.ofHours(1);
        }
    }
}
