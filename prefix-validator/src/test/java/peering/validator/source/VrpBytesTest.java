package peering.validator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.kit.feed.Feed;
import peering.kit.feed.Feed.Reading;
import peering.routing.rpki.VrpSet;

class VrpBytesTest {
    private static final String ONE =
            "{\"roas\":[{\"asn\":16509,\"prefix\":\"205.251.192.0/18\",\"maxLength\":24}]}";

    @TempDir Path dir;
    private Path file;

    @BeforeEach
    void name() {
        file = dir.resolve("vrps");
    }

    /** Wraps a stream in one that packs. */
    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    @Test
    void a_table_is_read_however_it_is_packed() throws Exception {
        assertEquals(1, read(packed(out -> out)));
        assertEquals(1, read(packed(GZIPOutputStream::new)));
        assertEquals(1, read(packed(BZip2CompressorOutputStream::new)));
    }

    @Test
    void an_unchanged_file_is_not_read_again() throws Exception {
        Files.writeString(file, ONE);
        var feed = feed(file);
        var first = assertInstanceOf(Reading.Fresh.class, feed.read(""));

        assertInstanceOf(Reading.Unchanged.class, feed.read(first.tag()));
    }

    @Test
    void what_is_cut_off_or_empty_or_not_there_is_a_failure() throws IOException {
        byte[] bzip2 = packed(BZip2CompressorOutputStream::new);

        assertThrows(IOException.class, () -> read(Arrays.copyOf(bzip2, bzip2.length - 12)));
        assertThrows(IOException.class, () -> read(new byte[0]));
        assertThrows(IOException.class, () -> feed(dir.resolve("none")).read(""));
    }

    private static Feed<VrpSet> feed(Path at) {
        return Feed.at(at.toString(), Duration.ofSeconds(1), VrpBytes::read);
    }

    private int read(byte[] bytes) throws IOException, InterruptedException {
        Files.write(file, bytes);
        var fresh = assertInstanceOf(Reading.Fresh.class, feed(file).read(""));
        return ((VrpSet) fresh.content()).table().size();
    }

    private static byte[] packed(Packer packer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = packer.around(bytes)) {
            out.write(ONE.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
