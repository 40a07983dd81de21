package peering.routing.rislive;

import java.nio.charset.StandardCharsets;

/**
 * A line whose UPDATE came with its own bytes, of which only the members are read that the record
 * needs. What else stands in it is passed over: it says the same again, as text, and is most of the
 * line.
 *
 * <p>Whatever is not quite as RIS Live writes it is not found here, and left to the reader that
 * looks at everything.
 */
final class RawLine {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_HEX = 2 * 65_535;

    /** What is longer is odd, and reading a number takes the square of its length. */
    private static final int LONGEST_NUMBER = 32;

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_NAME = 100;
    private static final byte[] HEX = hexDigits();

    private static final byte[] TYPE = ascii("type");
    private static final byte[] DATA = ascii("data");
    private static final byte[] TIMESTAMP = ascii("timestamp");
    private static final byte[] PEER = ascii("peer");
    private static final byte[] PEER_ASN = ascii("peer_asn");
    private static final byte[] HOST = ascii("host");
    private static final byte[] RAW = ascii("raw");
    private static final byte[] RIS_MESSAGE = ascii("ris_message");
    private static final byte[] UPDATE = ascii("UPDATE");

    /** Where a string or number begins and ends; nowhere as long as both are the same. */
    private static final class Span {
        private int from;
        private int to;

        /** There is something, and not more than that. */
        boolean isOf(int most) {
            return from < to && to - from <= most;
        }
    }

    private final byte[] text;
    private final int end;
    private int at;
    private final Span name = new Span();
    private final Span envelope = new Span();
    private final Span type = new Span();
    private final Span time = new Span();
    private final Span peer = new Span();
    private final Span asn = new Span();
    private final Span host = new Span();
    private final Span raw = new Span();

    private RawLine(byte[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /** Null if there is no such line. */
    static RawLine find(byte[] text, int from, int to) {
        var line = new RawLine(text, from, to);
        boolean whole = line.object(false) && line.next() < 0;
        return whole && line.isUpdate() ? line : null;
    }

    private boolean isUpdate() {
        return is(envelope, RIS_MESSAGE)
                && is(type, UPDATE)
                && raw.from < raw.to
                && raw.to - raw.from <= MAX_HEX
                && time.isOf(LONGEST_NUMBER)
                && peer.isOf(LONGEST_ADDRESS)
                && asn.isOf(LONGEST_NUMBER)
                && host.to - host.from <= LONGEST_NAME;
    }

    String time() {
        return string(time);
    }

    String peer() {
        return string(peer);
    }

    String peerAsn() {
        return string(asn);
    }

    /** Empty if the line does not say. */
    String collector() {
        return string(host);
    }

    /** The message's bytes; null if they are not written as such. */
    byte[] message() {
        int length = raw.to - raw.from;
        if (length % 2 != 0) return null;
        byte[] message = new byte[length / 2];
        for (int i = 0, digit = raw.from; i < message.length; i++, digit += 2) {
            int both = HEX[text[digit]] << 4 | HEX[text[digit + 1]];
            if (both < 0) return null;
            message[i] = (byte) both;
        }
        return message;
    }

    /** From its brace to the other one; false if something is odd. */
    private boolean object(boolean inside) {
        if (next() != '{') return false;
        at++;
        if (next() == '}') return ends();
        while (next() == '"' && plain(name) && next() == ':') {
            at++;
            if (!(inside ? member() : outerMember())) return false;
            int behind = next();
            if (behind == '}') return ends();
            if (behind != ',') return false;
            at++;
        }
        return false;
    }

    private boolean ends() {
        at++;
        return true;
    }

    private boolean outerMember() {
        if (is(name, TYPE)) return value(envelope);
        return is(name, DATA) ? object(true) : skip();
    }

    private boolean member() {
        if (is(name, RAW)) return value(raw);
        if (is(name, TIMESTAMP)) return value(time);
        if (is(name, PEER)) return value(peer);
        if (is(name, PEER_ASN)) return value(asn);
        if (is(name, HOST)) return value(host);
        return is(name, TYPE) ? value(type) : skip();
    }

    /** A string or a number. */
    private boolean value(Span into) {
        int first = next();
        if (first == '"') return plain(into);
        into.from = at;
        while (at < end && isOfNumber(text[at])) at++;
        into.to = at;
        return into.from < into.to;
    }

    /** A string of nothing but ASCII, without an escape. */
    private boolean plain(Span into) {
        int from = ++at;
        while (at < end && text[at] != '"') {
            if (text[at] < ' ' || text[at] == '\\') return false;
            at++;
        }
        into.from = from;
        into.to = at;
        return at++ < end;
    }

    /** Any value: as many brackets close as open. */
    private boolean skip() {
        int depth = 0;
        do {
            int first = next();
            switch (first) {
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                case ',', ':' -> {
                    if (depth == 0) return false;
                }
                case '"' -> {
                    if (!skipString()) return false;
                }
                default -> {
                    if (!skipWord()) return false;
                    at--;
                }
            }
            at++;
        } while (depth > 0 && depth < MAX_DEPTH - 2);
        return depth == 0;
    }

    /** To its last quote. */
    private boolean skipString() {
        at++;
        while (at < end && text[at] != '"') {
            if (text[at] >= 0 && text[at] < ' ') return false;
            at += text[at] == '\\' ? 2 : 1;
        }
        return at < end;
    }

    /** A number, true, false or null: whatever it is, it says nothing here. */
    private boolean skipWord() {
        int from = at;
        while (at < end && (isOfNumber(text[at]) || text[at] >= 'a' && text[at] <= 'z')) at++;
        return from < at;
    }

    private static boolean isOfNumber(byte one) {
        return one >= '0' && one <= '9'
                || one == '.'
                || one == '-'
                || one == '+'
                || one == 'e'
                || one == 'E';
    }

    /** What comes behind blanks, which stays; -1 at the end. */
    private int next() {
        while (at < end && isBlank(text[at])) at++;
        return at < end ? text[at] & 0xFF : -1;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private boolean is(Span span, byte[] word) {
        if (span.to - span.from != word.length) return false;
        for (int i = 0; i < word.length; i++) {
            if (text[span.from + i] != word[i]) return false;
        }
        return true;
    }

    private String string(Span span) {
        return new String(text, span.from, span.to - span.from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** The value of each digit; -1 of what is none. */
    private static byte[] hexDigits() {
        byte[] digits = new byte[128];
        for (int i = 0; i < digits.length; i++) digits[i] = (byte) Character.digit(i, 16);
        return digits;
    }
}
