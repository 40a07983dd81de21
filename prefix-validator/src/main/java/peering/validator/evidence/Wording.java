package peering.validator.evidence;

/** What strangers wrote, made fit to be kept, sent on and shown. */
public final class Wording {
    private Wording() {}

    /**
     * One line of text that any JSON writer and any database takes: a tab becomes a blank, another
     * control character or half a surrogate pair a question mark.
     *
     * @param most characters; what is longer is cut, not within a pair
     */
    public static String plain(String text, int most) {
        int end = Math.min(text.length(), most);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1)))
            end--;
        var line = new StringBuilder(end);
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (c == '\t') line.append(' ');
            else if (half || Character.isISOControl(c)) line.append('?');
            else line.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return line.toString();
    }
}
