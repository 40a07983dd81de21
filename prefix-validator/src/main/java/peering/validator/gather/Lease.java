package peering.validator.gather;

import java.time.Duration;
import peering.validator.evidence.Inquiry;

/** How long a question is left to whoever took it, before another asks it again. */
final class Lease {
    /** To write down what was said, and for a thread to be had. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private Lease() {}

    /**
     * Never shorter than the question may take: a source with many slow servers would be asked
     * everything twice, and what it said the first time thrown away.
     *
     * @param wished by the installation
     */
    static Duration of(Inquiry<?> inquiry, Duration wished) {
        var needed = inquiry.longest().plus(MARGIN);
        return wished.compareTo(needed) < 0 ? needed : wished;
    }
}
