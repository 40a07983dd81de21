package peering.telemetry.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;

/** Whose objects the caller may see. */
@RequestScoped
public class Asker {
    private final Caller caller;

    Asker(Caller caller) {
        this.caller = caller;
    }

    /** The organisation whose objects are found; empty for an operator, who finds all. */
    public Optional<String> scope() {
        return caller.is(Role.OPERATOR) ? Optional.empty() : Optional.of(caller.organisation());
    }

    public boolean maySee(String owner) {
        return caller.maySee(owner);
    }

    /** The token's subject. */
    public String subject() {
        return caller.subject();
    }
}
