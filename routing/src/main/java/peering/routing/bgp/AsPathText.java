package peering.routing.bgp;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.net.Asn;

/** Paths as text, both ways, in the form route servers and MRT tools print. */
final class AsPathText {
    private static final int LONGEST = 100_000;

    private AsPathText() {}

    static String write(AsPath path) {
        var text = new StringJoiner(" ");
        for (var segment : path.segments()) text.add(write(segment));
        return text.toString();
    }

    private static String write(Segment segment) {
        var members =
                switch (segment.kind()) {
                    case SEQUENCE -> new StringJoiner(" ");
                    case SET -> new StringJoiner(",", "{", "}");
                    case CONFED_SEQUENCE -> new StringJoiner(" ", "(", ")");
                    case CONFED_SET -> new StringJoiner(",", "[", "]");
                };
        for (var asn : segment.members()) members.add(Long.toString(asn.value()));
        return members.toString();
    }

    static AsPath parse(String text) {
        if (text.length() > LONGEST) throw new IllegalArgumentException("the path is too long");
        var segments = new ArrayList<Segment>();
        int at = 0;
        while (at < text.length()) {
            int end = closing(text, at);
            String part = text.substring(at, end).strip();
            if (!part.isEmpty()) segments.add(segment(part));
            at = end;
        }
        return new AsPath(segments);
    }

    /** Where the segment that starts at {@code at} ends. */
    private static int closing(String text, int at) {
        char closing =
                switch (text.charAt(at)) {
                    case '{' -> '}';
                    case '(' -> ')';
                    case '[' -> ']';
                    default -> 0;
                };
        if (closing != 0) {
            int end = text.indexOf(closing, at);
            if (end < 0) throw new IllegalArgumentException("'" + closing + "' is missing");
            return end + 1;
        }
        int end = at;
        while (end < text.length() && "{([".indexOf(text.charAt(end)) < 0) end++;
        return end;
    }

    private static Segment segment(String part) {
        return switch (part.charAt(0)) {
            case '{' -> new Segment(Kind.SET, members(inner(part), ','));
            case '[' -> new Segment(Kind.CONFED_SET, members(inner(part), ','));
            case '(' -> new Segment(Kind.CONFED_SEQUENCE, members(inner(part), ' '));
            default -> new Segment(Kind.SEQUENCE, members(part, ' '));
        };
    }

    private static String inner(String part) {
        return part.substring(1, part.length() - 1);
    }

    /** Several separators in a row are one. */
    private static List<Asn> members(String text, char separator) {
        var members = new ArrayList<Asn>();
        String all = text.strip();
        int at = 0;
        do {
            int end = all.indexOf(separator, at);
            if (end < 0) end = all.length();
            members.add(Asn.parse(all.substring(at, end).strip()));
            at = end;
            while (at < all.length() && all.charAt(at) == separator) at++;
        } while (at < all.length());
        return members;
    }
}
