package peering.telemetry.replay;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of replays wait for their turn. */
@ApplicationScoped
class ReplayFiles {
    private final Path directory;
    private final ReplayConfig config;
    private final Clock clock;

    ReplayFiles(ReplayConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.directory =
                config.directory()
                        .orElseGet(() ->
                                Path.of(System.getProperty("java.io.tmpdir"), "peering-replays"));
    }

    /**
     * What a killed predecessor on this disk left behind. Another replica may have the same
     * directory: what it may still need is left alone.
     */
    void start(@Observes StartupEvent event) throws IOException {
        Files.createDirectories(directory);
        var old = clock.instant().minus(config.mostTime().multipliedBy(config.mostInAll() + 1L));
        for (var file : files()) {
            if (modified(file).isBefore(old)) Files.deleteIfExists(file);
        }
    }

    /** Moves an upload here. */
    Path keep(String replayId, Path upload) throws IOException {
        return Files.move(upload, directory.resolve(replayId), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
