package peering.registration.prefix;

import io.quarkiverse.resteasy.problem.HttpProblem;
import peering.registration.web.Problem;

/** The refusals that are found out in two places: by looking first, and by a constraint. */
public final class PrefixProblems {
    private PrefixProblems() {}

    /** Says nothing of the holder, nor how much it holds. */
    public static HttpProblem taken() {
        return Problem.PREFIX_TAKEN.at(
                "prefix",
                "It overlaps address space that another organisation holds here.",
                "Have its holder delegate this prefix to your organisation, then register it again;"
                        + " if it is yours, ask the operator.");
    }

    /**
     * One answer to all that can be wrong with a key, so that guessing teaches nothing.
     *
     * @param field where the key stood
     */
    public static HttpProblem keyRefused(String field) {
        return Problem.KEY_REFUSED.at(
                field,
                "The key is not one of this connection's partner for this prefix or one around it.",
                "Ask your partner for the key of exactly this prefix.");
    }

    public static HttpProblem alreadyClaimed() {
        return Problem.PREFIX_ALREADY_CLAIMED.at(
                "prefix",
                "Your organisation has a claim on this prefix that is not released.",
                "Find it with GET /v1/prefixes?prefix=, and revalidate or release it.");
    }
}
