package peering.registration.partner.registered;

import java.util.EnumSet;
import java.util.Set;
import peering.registration.web.Problem;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixPolicy;
import peering.routing.net.PrefixPolicy.Objection;
import peering.routing.net.PrefixTextException;
import peering.routing.net.SpecialPurpose;

/** The door for every prefix that somebody sends: readable, without host bits, routable, sized. */
public final class PublicPrefix {
    private static final String FIELD = "prefix";

    private PublicPrefix() {}

    /** The prefix that the text means; refuses what {@code policy} objects to. */
    public static Prefix required(String text, PrefixPolicy policy) {
        var prefix = parse(text);
        var objections = policy.objections(prefix);
        if (!objections.isEmpty()) throw refusal(prefix, objections, policy);
        return prefix;
    }

    /** The prefix that the text means, whatever it is good for. */
    public static Prefix parse(String text) {
        return parse(FIELD, text);
    }

    /**
     * @param field where the text stood, for the refusal
     */
    public static Prefix parse(String field, String text) {
        try {
            return Prefix.parse(text);
        } catch (PrefixTextException unreadable) {
            if (unreadable.isHostBits()) {
                String meant = unreadable.meant().orElseThrow().toString();
                throw Problem.PREFIX_HOST_BITS.at(
                        field, unreadable.getMessage(), "Send " + meant + " if that is meant.");
            }
            throw Problem.PREFIX_MALFORMED.at(
                    field, unreadable.getMessage(), "Send one such as 203.0.113.0/24.");
        }
    }

    private static RuntimeException refusal(
            Prefix prefix, Set<Objection> objections, PrefixPolicy policy) {
        var sizes = EnumSet.of(Objection.TOO_SPECIFIC, Objection.TOO_SHORT);
        if (!sizes.containsAll(objections)) {
            return Problem.PREFIX_SPECIAL_PURPOSE.at(
                    FIELD, why(prefix), "Send a prefix of public address space.");
        }
        if (objections.contains(Objection.TOO_SPECIFIC)) {
            int longest = policy.longest(prefix.family());
            return Problem.PREFIX_TOO_LONG.at(
                    FIELD,
                    prefix + " is longer than /" + longest + ".",
                    "Send a prefix of /" + longest + " or shorter that you hold.");
        }
        int shortest = policy.shortest(prefix.family());
        return Problem.PREFIX_TOO_SHORT.at(
                FIELD,
                prefix + " is shorter than /" + shortest + ".",
                "Send its parts, of /" + shortest + " or longer, one by one.");
    }

    private static String why(Prefix prefix) {
        return switch (SpecialPurpose.of(prefix)) {
            case SpecialPurpose.Standing.Special(var block) ->
                    prefix
                            + " lies in "
                            + block.prefix()
                            + ", "
                            + block.name()
                            + " ("
                            + block.source()
                            + ").";
            case SpecialPurpose.Standing.ContainsSpecial(var blocks) ->
                    prefix
                            + " contains "
                            + blocks.getFirst().prefix()
                            + ", "
                            + blocks.getFirst().name()
                            + ".";
            case SpecialPurpose.Standing.NotGlobalUnicast _ ->
                    prefix + " is not global unicast (RFC 4291).";
            case SpecialPurpose.Standing.DefaultRoute _ -> prefix + " is the whole Internet.";
            case SpecialPurpose.Standing.Routable _ ->
                    throw new IllegalStateException(prefix + " is routable");
        };
    }
}
