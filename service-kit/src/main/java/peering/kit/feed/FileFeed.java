package peering.kit.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table in a file that somebody else replaces. */
record FileFeed<T>(Path file, Parser<T> parser) implements Feed<T> {

    @Override
    public Reading<T> read(String tag) throws IOException {
        String now = Files.getLastModifiedTime(file) + "/" + Files.size(file);
        if (now.equals(tag)) return new Reading.Unchanged<>();
        try (var in = Files.newInputStream(file)) {
            return new Reading.Fresh<>(parser.read(in), now);
        }
    }

    @Override
    public String location() {
        return file.toString();
    }
}
