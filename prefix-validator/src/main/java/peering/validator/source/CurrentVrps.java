package peering.validator.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The table in force. Written by one feed, read by everybody.
 *
 * <p>Take it once per request and pass it down: two reads may see two tables.
 */
@ApplicationScoped
public class CurrentVrps {
    private final AtomicReference<VrpSnapshot> table = new AtomicReference<>();
    private final AtomicReference<Refusal> refusal = new AtomicReference<>();

    /** Empty until the first feed has been read. "We do not know yet" is not "there is no ROA". */
    public Optional<VrpSnapshot> get() {
        return Optional.ofNullable(table.get());
    }

    void replaceWith(VrpSnapshot next) {
        table.set(next);
        refusal.set(null);
    }

    /** The last look at the source that gave nothing usable; empty if the last one did. */
    public Optional<Refusal> lastRefusal() {
        return Optional.ofNullable(refusal.get());
    }

    void refused(Refusal why) {
        refusal.set(why);
    }

    /** Why the source was not put into force. */
    public record Refusal(Instant at, String why) {}
}
