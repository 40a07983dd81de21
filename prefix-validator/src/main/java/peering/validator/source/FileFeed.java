package peering.validator.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** VRPs in a file that somebody else replaces. */
record FileFeed(Path file) implements VrpFeed {

    @Override
    public Reading read(String tag) throws IOException {
        String now = Files.getLastModifiedTime(file) + "/" + Files.size(file);
        if (now.equals(tag)) return new Reading.Unchanged();
        try (var in = Files.newInputStream(file)) {
            return new Reading.Fresh(VrpBytes.read(in), now);
        }
    }

    @Override
    public String location() {
        return file.toString();
    }
}
