package peering.stack.irr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One object of a routing registry (RFC 2622).
 *
 * @param lines name and value of each attribute, in order; continuation lines are joined
 */
record IrrObject(List<String[]> lines) {

    /** All objects of a text, parted by empty lines. */
    static List<IrrObject> read(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .map(IrrObject::object)
                .filter(object -> !object.lines.isEmpty())
                .toList();
    }

    private static IrrObject object(String text) {
        var lines = new ArrayList<String[]>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            boolean more = !line.isEmpty() && " \t+".indexOf(line.charAt(0)) >= 0;
            if (more && !lines.isEmpty()) lines.getLast()[1] += " " + line.substring(1).strip();
            else if (colon > 0 && "%#".indexOf(line.charAt(0)) < 0) {
                lines.add(new String[] {name(line, colon), line.substring(colon + 1).strip()});
            }
        }
        return new IrrObject(lines);
    }

    private static String name(String line, int colon) {
        return line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    /** What it is: {@code route}, {@code as-set} … */
    String kind() {
        return lines.getFirst()[0];
    }

    /** Its primary key, or the first part of it. */
    String key() {
        return bare(lines.getFirst()[1]);
    }

    Stream<String> all(String name) {
        return lines.stream().filter(line -> line[0].equals(name)).map(line -> bare(line[1]));
    }

    String one(String name) {
        return all(name).findFirst().orElse("");
    }

    String source() {
        return one("source").toUpperCase(Locale.ROOT);
    }

    /** Empty if it is no route object, or its prefix is none. */
    Optional<RouteKey> route() {
        if (!kind().equals("route") && !kind().equals("route6")) return Optional.empty();
        try {
            return Optional.of(RouteKey.parse(key()));
        } catch (IllegalArgumentException noPrefix) {
            return Optional.empty();
        }
    }

    /** As IRRd writes it. */
    String text() {
        return lines.stream()
                .map(line -> String.format("%-16s%s\n", line[0] + ":", line[1]))
                .collect(Collectors.joining());
    }

    private static String bare(String value) {
        int comment = value.indexOf('#');
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }
}
