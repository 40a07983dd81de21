package peering.validator.challenge.proof.rpki;

/**
 * Looks at the shape of DER (X.690, section 10) before anything is built of it: what RPKI signs is
 * DER and shallow, and what is not could make a parser work without end. Whoever reads the bytes
 * bounds their number.
 */
final class DerShape {
    private static final int DEEPEST = 24;

    /** The certificate of a registry names some ten thousand ranges, its list as many serials. */
    private static final int MOST_ELEMENTS = 1_000_000;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;

    private final byte[] bytes;
    private int at;

    private DerShape(byte[] bytes) {
        this.bytes = bytes;
    }

    /** True if it is one element of definite lengths, not too deep, with nothing behind it. */
    static boolean isSound(byte[] bytes) {
        return new DerShape(bytes).isSound();
    }

    private boolean isSound() {
        int[] ends = new int[DEEPEST];
        int depth = 0;
        for (int elements = 0; elements < MOST_ELEMENTS; elements++) {
            int outer = depth == 0 ? bytes.length : ends[depth - 1];
            boolean constructed = at < outer && (bytes[at] & CONSTRUCTED) != 0;
            int end = header(outer);
            if (end < 0) return false;
            if (constructed && depth == DEEPEST) return false;
            if (constructed) ends[depth++] = end;
            else at = end;
            while (depth > 0 && at == ends[depth - 1]) depth--;
            if (depth == 0) return at == bytes.length;
        }
        return false;
    }

    /** Steps over tag and length; where the content ends, -1 if there is no room for it. */
    private int header(int outer) {
        if (outer - at < 2 || (bytes[at] & LONG_TAG) == LONG_TAG) return -1;
        int length = bytes[at + 1] & 0xFF;
        at += 2;
        if (length >= LONG_LENGTH) {
            int count = length - LONG_LENGTH;
            if (count == 0 || count > MOST_LENGTH_BYTES || outer - at < count) return -1;
            length = 0;
            for (int i = 0; i < count; i++) length = length << 8 | bytes[at++] & 0xFF;
        }
        return length > outer - at ? -1 : at + length;
    }
}
