package peering.journeys.launch;

import java.time.Duration;

/**
 * How long to wait before a service that died is started again: one second, and twice as long each
 * time it dies young, up to half a minute. One that lived for a minute starts from the beginning.
 */
record Backoff(Duration pause) {
    static final Backoff NONE = new Backoff(Duration.ZERO);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration OLD = Duration.ofMinutes(1);

    Backoff after(Duration life) {
        if (pause.isZero() || life.compareTo(OLD) >= 0) {
            return new Backoff(FIRST);
        }
        Duration twice = pause.multipliedBy(2);
        return new Backoff(twice.compareTo(LONGEST) < 0 ? twice : LONGEST);
    }
}
