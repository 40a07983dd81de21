package peering.validator.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import peering.validator.challenge.proof.rpki.RpkiStore;

/** A relying party's folder. */
@ApplicationScoped
class RpkiCache implements RpkiStore {
    /** The largest revocation lists have some hundred kilobytes. */
    private static final long MOST_BYTES = 4L << 20;

    private final RpkiConfig config;

    RpkiCache(RpkiConfig config) {
        this.config = config;
    }

    boolean configured() {
        return config.cache().isPresent() && config.anchors().isPresent();
    }

    /**
     * Read each time: they change once in some years, and then nobody thinks of this.
     *
     * @throws UncheckedIOException if one is not there
     */
    @Override
    public List<byte[]> anchors() {
        return config.anchors().orElse(List.of()).stream().map(RpkiCache::anchor).toList();
    }

    private static byte[] anchor(Path file) {
        return read(file)
                .orElseThrow(
                        () -> new UncheckedIOException(new NoSuchFileException(file.toString())));
    }

    @Override
    public Optional<byte[]> read(URI uri) {
        return config.cache().flatMap(folder -> file(folder, uri)).flatMap(RpkiCache::read);
    }

    /** The URI stands in a certificate that anybody may have made: it does not lead out. */
    private static Optional<Path> file(Path folder, URI uri) {
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var root = folder.toAbsolutePath().normalize();
        var file = root.resolve(uri.getHost() + uri.getPath()).normalize();
        boolean inside =
                file.startsWith(root.resolve(uri.getHost())) && !uri.getHost().equals("..");
        return inside ? Optional.of(file) : Optional.empty();
    }

    private static Optional<byte[]> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
