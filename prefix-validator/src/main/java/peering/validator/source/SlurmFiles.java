package peering.validator.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import peering.kit.feed.Feed;
import peering.routing.rpki.Slurm;

/**
 * SLURM files as one: all of them are sound and at peace with each other, or none counts. Not for
 * several threads.
 */
final class SlurmFiles implements Feed<Slurm> {
    private final List<Path> files;

    /** After one that was not, a state that was known before is news again. */
    private boolean sound;

    SlurmFiles(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public Reading<Slurm> read(String tag) throws IOException {
        boolean known = sound;
        sound = false;
        var states = new LinkedHashMap<Path, String>();
        for (Path file : files) states.put(file, state(file));
        String now = states.toString();
        if (!known || !now.equals(tag)) {
            var together = together();
            sound = true;
            return new Reading.Fresh<>(together, now);
        }
        sound = true;
        return new Reading.Unchanged<>();
    }

    private static String state(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " is not there", missing);
        }
    }

    private Slurm together() throws IOException {
        var read = new LinkedHashMap<String, Slurm>();
        for (Path file : files) read.put(file.toString(), one(file));
        return Slurm.together(read);
    }

    private static Slurm one(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Slurm.read(in);
        } catch (IOException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    @Override
    public String location() {
        return "SLURM";
    }
}
