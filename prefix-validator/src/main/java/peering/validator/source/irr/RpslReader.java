package peering.validator.source.irr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import peering.validator.evidence.Wording;
import peering.validator.source.irr.RpslObject.Attribute;

/**
 * Reads objects in RPSL (RFC 2622 section 2).
 *
 * <pre>
 *   an empty line ........................ the object ends
 *   begins with a blank, a tab or + ...... goes on with the value above
 *   begins with % or # ................... the server's or somebody's remark, skipped
 *   name: value .......................... an attribute; names know no case
 *   anything else ........................ skipped, and so is what goes on with it
 *   # within a line ...................... the rest is a comment
 * </pre>
 *
 * Databases hold decades of what people typed, so nothing is refused; what is too much is left out.
 */
final class RpslReader {
    /** Names longer than that are none. */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_LINE = 2000;
    private static final int MOST_LINES = 2000;

    private final List<RpslObject> objects = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final int most;
    private int lines;
    private String name = "";
    private List<String> value = new ArrayList<>();

    private RpslReader(int most) {
        this.most = most;
    }

    /**
     * @param most objects; further ones are left out
     */
    static List<RpslObject> read(String text, int most) {
        var reader = new RpslReader(most);
        text.lines().takeWhile(_ -> reader.objects.size() < most).forEach(reader::line);
        reader.endObject();
        return List.copyOf(reader.objects);
    }

    private void line(String line) {
        if (line.isBlank() && !continues(line)) {
            endObject();
        } else if (lines++ < MOST_LINES) {
            inObject(line);
        }
    }

    private void inObject(String line) {
        char first = line.charAt(0);
        if (first == '%' || first == '#') return;
        if (continues(line)) {
            if (!name.isEmpty()) value.add(bare(line.substring(1)));
            return;
        }
        endAttribute();
        int colon = line.indexOf(':');
        if (colon < 1 || !isName(line, colon)) return;
        name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        value.add(bare(line.substring(colon + 1)));
    }

    /** A line of blanks alone is empty; a lone + is how an empty line within a value is written. */
    private static boolean continues(String line) {
        if (line.isEmpty()) return false;
        char first = line.charAt(0);
        return first == '+' || (first == ' ' || first == '\t') && !line.isBlank();
    }

    private static boolean isName(String line, int end) {
        if (end > LONGEST_NAME) return false;
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean further = c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!letter && (i == 0 || !further)) return false;
        }
        return true;
    }

    private static String bare(String text) {
        int comment = text.indexOf('#');
        return Wording.plain(comment < 0 ? text : text.substring(0, comment), LONGEST_LINE).strip();
    }

    private void endAttribute() {
        if (!name.isEmpty()) attributes.add(new Attribute(name, value));
        name = "";
        value = new ArrayList<>();
    }

    private void endObject() {
        endAttribute();
        if (!attributes.isEmpty() && objects.size() < most) objects.add(new RpslObject(attributes));
        attributes.clear();
        lines = 0;
    }
}
