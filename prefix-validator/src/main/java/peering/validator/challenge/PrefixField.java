package peering.validator.challenge;

import peering.kit.problem.CommonProblem;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixTextException;
import peering.validator.web.Problem;

/** The prefix in a request. */
final class PrefixField {
    private static final String NAME = "prefix";

    /** Nobody holds more at once. */
    private static final int SHORTEST_IPV4 = 8;

    private static final int SHORTEST_IPV6 = 12;

    private PrefixField() {}

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if it is none, or larger than anybody's
     */
    static Prefix read(String text) {
        var prefix = parsed(text);
        int shortest = prefix.family() == Family.IPV4 ? SHORTEST_IPV4 : SHORTEST_IPV6;
        if (prefix.length() < shortest) {
            throw CommonProblem.FIELD_INVALID.at(
                    NAME,
                    "nobody holds a whole " + prefix,
                    "Name a prefix of length " + shortest + " or more.");
        }
        return prefix;
    }

    /** In canonical form; null stays null. */
    static String filter(String text) {
        return text == null ? null : parsed(text).toString();
    }

    private static Prefix parsed(String text) {
        try {
            return Prefix.parse(text);
        } catch (PrefixTextException unreadable) {
            String remedy =
                    unreadable
                            .meant()
                            .map(meant -> "Write " + meant + ".")
                            .orElse("Write a prefix.");
            throw Problem.PREFIX_MALFORMED.at(NAME, unreadable.getMessage(), remedy);
        }
    }
}
