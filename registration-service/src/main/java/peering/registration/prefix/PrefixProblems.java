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
                "If it is yours, ask the operator; nothing was changed.");
    }

    public static HttpProblem alreadyClaimed() {
        return Problem.PREFIX_ALREADY_CLAIMED.at(
                "prefix",
                "Your organisation has a claim on this prefix that is not released.",
                "Find it with GET /v1/prefixes?prefix=, and revalidate or release it.");
    }
}
