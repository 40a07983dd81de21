package peering.routing.rpki;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the JSON in which relying parties give their VRPs: rpki-client ({@code json}), Routinator
 * ({@code json}, {@code jsonext}) and what imitates them.
 *
 * <pre>
 *   {"metadata": {"buildtime" | "generatedTime": "2025-07-20T09:31:33Z" | "generated": 1753003893},
 *    "roas":  [{"asn": 13335 | "AS13335", "prefix": "1.0.0.0/24", "maxLength": 24,
 *                "expires": 1753453058, "ta": "apnic" | "source": [{"tal": "apnic"}], …}],
 *    "aspas": [{"customer_asid" | "customer": 65000, "providers": [65001, "AS65002"]}]}
 * </pre>
 *
 * Plain or gzip, told apart by the first bytes; read as a stream, in constant memory beside the
 * table. An entry that is not understood is skipped, counted and reported; unknown members are
 * passed over. But half a table is no table: input that ends early, has no {@code roas} list, or of
 * whose entries more than {@link #SKIPPED_PER_THOUSAND} in a thousand are not understood, is
 * refused whole.
 */
public final class VrpJson {
    /** More VRPs than this are refused: several times what the Internet has. */
    public static final int MAX_VRPS = 5_000_000;

    public static final int MAX_COMPLAINTS = 20;

    /** How many entries in a thousand may be skipped before the whole is refused. */
    public static final int SKIPPED_PER_THOUSAND = 10;

    private static final long MAX_BYTES = 2L << 30;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MAX_BYTES)
                                    .maxNestingDepth(32)
                                    .maxStringLength(4096)
                                    .maxNumberLength(100)
                                    .build())
                    .build();

    private VrpJson() {}

    /**
     * @param in plain or gzip; read to its end, not closed
     * @throws VrpFormatException if it is not a whole table
     * @throws IOException if reading fails
     */
    public static VrpSet read(InputStream in) throws IOException {
        try (var parser = parser(in)) {
            var members = new VrpMembers(parser);
            members.readDocument();
            if (parser.nextToken() != null) {
                throw new VrpFormatException("there is something after the end of the JSON");
            }
            return members.toSet();
        } catch (JsonProcessingException
                | CharConversionException
                | EOFException
                | ZipException e) {
            throw new VrpFormatException("the VRP JSON is damaged or cut off", e);
        }
    }

    /** Bounded in bytes, depth and the length of its strings; its input is not closed. */
    static JsonParser parser(InputStream in) throws IOException {
        var parser = JSON.createParser(unpacked(in));
        parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        return parser;
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** Moves to the next member of the current object and onto its value; false at the end. */
    static boolean nextMember(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) return false;
        parser.nextToken();
        return true;
    }
}
