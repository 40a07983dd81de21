package peering.validator.source.irr;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What IRRd says to one question.
 *
 * <pre>
 *   A&lt;length&gt;, data of that length, C ... Data
 *   C ................................. Done, there was nothing to say
 *   D, E .............................. None: no such key (E: several, which is of no use here)
 *   F and why ......................... Refused
 *   anything else ..................... an IOException
 * </pre>
 */
sealed interface IrrdReply {

    record Data(String text) implements IrrdReply {}

    record Done() implements IrrdReply {}

    record None() implements IrrdReply {}

    /**
     * @param why in the server's words, one line without control characters
     */
    record Refused(String why) implements IrrdReply {}

    /** No status line is longer. */
    int LONGEST_LINE = 1000;

    /**
     * Takes one reply from the stream and nothing behind it.
     *
     * @param most bytes of data
     * @throws IOException if it breaks off, is no reply, or is larger
     */
    static IrrdReply read(InputStream in, int most) throws IOException {
        String line = line(in);
        if (line.isEmpty()) throw new IOException("an empty line is no answer");
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case 'A' -> data(in, length(rest, most));
            case 'C' -> new Done();
            case 'D', 'E' -> new None();
            case 'F' -> new Refused(rest.strip());
            default -> throw new IOException("'" + line.charAt(0) + "' begins no answer");
        };
    }

    private static int length(String digits, int most) throws IOException {
        if (!digits.matches("[0-9]{1,9}")) throw new IOException("an answer without a length");
        int length = Integer.parseInt(digits);
        if (length > most) {
            throw new TooLarge("the answer has " + length + " bytes, and " + most + " are read");
        }
        return length;
    }

    /** It is all right, and more than we take. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private static IrrdReply data(InputStream in, int length) throws IOException {
        byte[] data = in.readNBytes(length);
        if (data.length < length) throw new EOFException("the answer breaks off");
        if (!line(in).equals("C")) throw new IOException("the data do not end where they should");
        return new Data(new String(data, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the connection was closed");
            if (line.length() >= LONGEST_LINE) throw new IOException("a line without an end");
            if (c != '\r') line.append(c < ' ' || c > '~' ? '?' : (char) c);
        }
        return line.toString();
    }
}
