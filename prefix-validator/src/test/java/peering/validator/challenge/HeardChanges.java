package peering.validator.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import peering.routing.net.Prefix;

/** Remembers what was told of proofs. */
@ApplicationScoped
public class HeardChanges {
    private final Queue<ProofsChanged> heard = new ConcurrentLinkedQueue<>();

    void hear(@Observes ProofsChanged change) {
        heard.add(change);
    }

    long of(String organisation, String prefix) {
        var change = new ProofsChanged(organisation, Prefix.parse(prefix));
        return heard.stream().filter(change::equals).count();
    }
}
