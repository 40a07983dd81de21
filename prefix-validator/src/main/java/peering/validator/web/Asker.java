package peering.validator.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;

/** Whose objects the caller may see. */
@RequestScoped
public class Asker {
    private static final String CURSOR = "[1-9][0-9]{0,17}";

    private final Caller caller;

    Asker(Caller caller) {
        this.caller = caller;
    }

    /** The organisation whose objects are found; empty for an operator, who finds all. */
    public Optional<String> scope() {
        return caller.is(Role.OPERATOR) ? Optional.empty() : Optional.of(caller.organisation());
    }

    /** The organisation that owns what the caller makes. */
    public String organisation() {
        return caller.organisation();
    }

    /** The token's subject. */
    public String subject() {
        return caller.subject();
    }

    /**
     * The number below which a page of a list begins that is sorted by a row's number, newest
     * first.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if the text is not a cursor of ours
     */
    public static long below(String cursor) {
        if (cursor == null) return Long.MAX_VALUE;
        if (!cursor.matches(CURSOR)) throw CommonProblem.foreignCursor();
        return Long.parseLong(cursor);
    }
}
