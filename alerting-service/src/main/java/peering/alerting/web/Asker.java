package peering.alerting.web;

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

    /** Who asks, for what is kept with a name. */
    public String subject() {
        return caller.subject();
    }

    /** The organisation that owns what the caller makes. */
    public String organisation() {
        return caller.organisation();
    }
}
