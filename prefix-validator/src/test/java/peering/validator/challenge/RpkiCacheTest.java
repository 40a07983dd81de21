package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpkiCacheTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir Path dir;

    private record Config(Optional<Path> cache, Optional<List<Path>> anchors)
            implements RpkiConfig {}

    private RpkiCache cache() {
        return new RpkiCache(
                new Config(
                        Optional.of(dir.resolve("cache")),
                        Optional.of(List.of(dir.resolve("ta")))));
    }

    private Path write(String name) throws IOException {
        var file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, BYTES);
    }

    @Test
    void what_is_published_is_found_where_it_is_kept() throws IOException {
        write("cache/rpki.example/repo/a.cer");

        var found = cache().read(URI.create("rsync://rpki.example/repo/a.cer"));

        assertArrayEquals(BYTES, found.orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "rsync://rpki.example/repo/b.cer",
                "rsync://rpki.example/../../secret",
                "rsync://rpki.example/../other.example/c.cer",
                "rsync://../secret",
                "rsync:///secret",
                "rsync:secret",
                "rsync://rpki.example/%2e%2e/%2e%2e/secret",
                "rsync://rpki.example/a%00b",
                "rsync://rpki.example/repo",
            })
    void nothing_else_is(String uri) throws IOException {
        write("secret");
        write("cache/other.example/c.cer");
        write("cache/rpki.example/repo/a.cer");

        assertEquals(Optional.empty(), cache().read(URI.create(uri)));
    }

    @Test
    void what_is_too_large_is_not_read() throws IOException {
        var file = write("cache/rpki.example/repo/large.crl");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((4L << 20) + 1);
        }

        assertEquals(
                Optional.empty(), cache().read(URI.create("rsync://rpki.example/repo/large.crl")));
    }

    @Test
    void without_a_folder_or_an_anchor_it_is_not_offered() throws IOException {
        assertTrue(cache().configured());
        assertFalse(new RpkiCache(new Config(Optional.of(dir), Optional.empty())).configured());
        assertThrows(UncheckedIOException.class, () -> cache().anchors(), "it is not there");
        write("ta");
        assertArrayEquals(BYTES, cache().anchors().getFirst());
    }
}
