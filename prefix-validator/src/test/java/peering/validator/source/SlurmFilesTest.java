package peering.validator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.kit.feed.Feed.Reading;
import peering.routing.rpki.Slurm;

class SlurmFilesTest {
    @TempDir Path dir;
    private Path ours;
    private Path theirs;
    private SlurmFiles files;

    @BeforeEach
    void two_files() throws IOException {
        ours = dir.resolve("ours.json");
        theirs = dir.resolve("theirs.json");
        write(ours, "10.0.0.0/8");
        write(theirs, "192.0.2.0/24");
        files = new SlurmFiles(List.of(ours, theirs));
    }

    @Test
    void several_files_are_one_and_read_again_when_one_of_them_changed() throws IOException {
        var first = fresh("");
        assertEquals(2, first.content().prefixAssertions().size());
        assertInstanceOf(Reading.Unchanged.class, files.read(first.tag()));

        write(theirs, "192.0.2.128/25");

        assertEquals(2, fresh(first.tag()).content().prefixAssertions().size());
    }

    @Test
    void one_that_is_broken_is_named_with_the_member_and_none_is_taken() throws IOException {
        var first = fresh("");
        Files.writeString(ours, Files.readString(ours).replace("64496", "\"64496\""));

        var broken = assertThrows(IOException.class, () -> files.read(first.tag()));

        assertTrue(
                broken.getMessage()
                        .startsWith(ours + ": locallyAddedAssertions.prefixAssertions[0].asn: "),
                broken.getMessage());
    }

    @Test
    void one_that_is_gone_is_named() throws IOException {
        Files.delete(theirs);

        var gone = assertThrows(IOException.class, () -> files.read(""));

        assertEquals(theirs + " is not there", gone.getMessage());
    }

    @Test
    void two_that_speak_of_the_same_addresses_are_refused() throws IOException {
        write(theirs, "10.1.0.0/16");

        var collision = assertThrows(IOException.class, () -> files.read(""));

        assertTrue(
                collision.getMessage().startsWith("10.1.0.0/16 of " + theirs + " overlaps"),
                collision.getMessage());
    }

    @Test
    void the_state_from_before_the_damage_is_news_again() throws IOException {
        var first = fresh("");
        String sound = Files.readString(ours);
        var time = Files.getLastModifiedTime(ours);
        Files.writeString(ours, "{");
        assertThrows(IOException.class, () -> files.read(first.tag()));

        Files.writeString(ours, sound);
        Files.setLastModifiedTime(ours, time);

        assertEquals(first.content(), fresh(first.tag()).content());
    }

    private Reading.Fresh<Slurm> fresh(String tag) throws IOException {
        var reading = files.read(tag);
        assertInstanceOf(Reading.Fresh.class, reading);
        return (Reading.Fresh<Slurm>) reading;
    }

    private static void write(Path file, String prefix) throws IOException {
        Files.writeString(
                file,
                """
                {"slurmVersion": 1,
                 "validationOutputFilters": {"prefixFilters": [], "bgpsecFilters": []},
                 "locallyAddedAssertions": {
                   "prefixAssertions": [{"prefix": "%s", "asn": 64496}],
                   "bgpsecAssertions": []}}
                """
                        .formatted(prefix));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
