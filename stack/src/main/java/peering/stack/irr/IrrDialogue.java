package peering.stack.irr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One client's questions and what it is answered, in the protocol of IRRd 4.
 *
 * <pre>
 *   A&lt;length&gt;, the data, C ... found
 *   C ...................... done, nothing to say
 *   D ...................... no such key
 *   F and why .............. refused
 * </pre>
 */
final class IrrDialogue {
    private final IrrDatabase database;
    private List<String> sources;
    private boolean goesOn;

    IrrDialogue(IrrDatabase database) {
        this.database = database;
        this.sources = database.sources();
    }

    /** True if another question may come. */
    boolean goesOn() {
        return goesOn;
    }

    /** The bytes to send, perhaps none. */
    String answer(String line) {
        try {
            return answered(line);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            return "F " + wrong.getMessage() + "\n";
        }
    }

    private String answered(String line) {
        if (!line.startsWith("!") || line.length() < 2) return refused("only ! queries here");
        String rest = line.substring(2);
        return switch (line.charAt(1)) {
            case '!' -> stay();
            case 'q' -> leave();
            case 'n', 't' -> "C\n";
            case 'v' -> found("IRRd -- version 4.4.0");
            case 's' -> sources(rest);
            case 'r' -> routes(rest);
            case 'g' -> found(database.routesOf(rest, 32, sources));
            case '6' -> found(database.routesOf(rest, 128, sources));
            case 'a' -> routesOfSet(rest);
            case 'i' -> members(rest);
            case 'm' -> object(rest);
            default -> refused("Unrecognised command: " + line.charAt(1));
        };
    }

    private String stay() {
        goesOn = true;
        return "";
    }

    private String leave() {
        goesOn = false;
        return "";
    }

    private String sources(String wanted) {
        if (wanted.equals("-lc")) return found(String.join(",", sources));
        var names = Arrays.asList(wanted.toUpperCase(Locale.ROOT).split(","));
        if (!database.sources().containsAll(names)) {
            return refused("One or more selected sources are unavailable.");
        }
        sources = names;
        return "C\n";
    }

    private String routes(String rest) {
        int comma = rest.indexOf(',');
        String prefix = comma < 0 ? rest : rest.substring(0, comma);
        String option = comma < 0 ? "" : rest.substring(comma + 1);
        return found(database.routes(prefix, option, sources));
    }

    private String routesOfSet(String rest) {
        boolean six = rest.startsWith("6");
        String set = six || rest.startsWith("4") ? rest.substring(1) : rest;
        if (set.isEmpty()) return refused("Missing required set name for A query");
        return found(database.routesOfSet(set, six ? 128 : 32, sources));
    }

    private String members(String rest) {
        boolean all = rest.endsWith(",1");
        String set = all ? rest.substring(0, rest.length() - 2) : rest;
        return found(database.members(set, all, sources));
    }

    private String object(String rest) {
        int comma = rest.indexOf(',');
        if (comma < 0) return refused("Invalid argument for object lookup: " + rest);
        return found(database.object(rest.substring(0, comma), rest.substring(comma + 1), sources));
    }

    private static String found(String data) {
        if (data.isEmpty()) return "D\n";
        int bytes = data.getBytes(StandardCharsets.UTF_8).length + 1;
        return "A" + bytes + "\n" + data + "\nC\n";
    }

    private static String refused(String why) {
        return "F " + why + "\n";
    }
}
