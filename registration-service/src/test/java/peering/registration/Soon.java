package peering.registration;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How these tests wait for what the service does in its own time. */
final class Soon {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Soon() {}

    /** Looks at once, and then often: what is waited for here takes some milliseconds. */
    static ConditionFactory soon() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .atMost(PATIENCE);
    }
}
