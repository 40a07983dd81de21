package peering.routing.topology;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import peering.routing.net.Asn;

/**
 * Lists of relationships as text.
 *
 * <pre>
 *   # anything ............ a comment
 *   174|64500|-1 .......... AS174 is a provider of AS64500
 *   174|3356|0 ............ the two are peers
 *   174|2149|1 ............ the two are siblings (ProbLink)
 *   174|64500|-1|bgp ...... as the first, and how it was found (serial-2)
 * </pre>
 *
 * A line that is none of these is skipped; where more than one in a hundred is, the file is
 * something else and refused whole, as it is when it ends early or is too big.
 */
final class RelationshipLines {
    /** Twenty times what is known of the Internet. */
    static final int MAX_PAIRS = 10_000_000;

    static final int MAX_LINE = 1000;
    private static final int SKIPPED_PER_HUNDRED = 1;
    private static final int BUFFER = 1 << 16;

    private final AsRelationships.Builder pairs = new AsRelationships.Builder();
    private final byte[] line = new byte[MAX_LINE];
    private long lines;
    private long skipped;

    private RelationshipLines() {}

    static AsRelationships read(InputStream in) throws IOException {
        try {
            return new RelationshipLines().readAll(unpacked(in));
        } catch (ZipException | EOFException e) {
            throw new RelationshipFormatException("the gzip data is damaged or cut off", e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzip
                ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
                : buffered;
    }

    private AsRelationships readAll(InputStream in) throws IOException {
        for (int length = readLine(in); length >= 0; length = readLine(in)) {
            if (length == 0 || line[0] == '#') continue;
            if (++lines > MAX_PAIRS) {
                throw new RelationshipFormatException("more than " + MAX_PAIRS + " lines");
            }
            take(new String(line, 0, length, StandardCharsets.US_ASCII));
        }
        if (skipped * 100 > lines * SKIPPED_PER_HUNDRED) {
            throw new RelationshipFormatException(
                    skipped + " of " + lines + " lines are no relationship");
        }
        if (pairs.size() == 0) throw new RelationshipFormatException("no relationship is in it");
        return pairs.build();
    }

    /** The length of the next line in {@link #line}, without its end; -1 after the last. */
    private int readLine(InputStream in) throws IOException {
        int length = 0;
        int octet = in.read();
        if (octet < 0) return -1;
        while (octet >= 0 && octet != '\n') {
            if (length == MAX_LINE) {
                throw new RelationshipFormatException("a line of more than " + MAX_LINE + " bytes");
            }
            line[length++] = (byte) octet;
            octet = in.read();
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }

    private void take(String text) {
        String[] columns = text.split("\\|", -1);
        try {
            if (columns.length < 3) throw new IllegalArgumentException("too few columns");
            pairs.add(Asn.parse(columns[0]), Asn.parse(columns[1]), relation(columns[2]));
        } catch (IllegalArgumentException e) {
            skipped++;
            pairs.skip();
        }
    }

    /** What the second network is to the first. */
    private static Relation relation(String code) {
        return switch (code) {
            case "-1" -> Relation.CUSTOMER;
            case "0" -> Relation.PEER;
            case "1" -> Relation.SIBLING;
            default -> throw new IllegalArgumentException("no relationship " + code);
        };
    }
}
