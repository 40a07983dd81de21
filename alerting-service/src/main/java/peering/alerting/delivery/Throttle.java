package peering.alerting.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many attempts at the same time an endpoint seems to bear.
 *
 * <pre>
 *   arrived ........................... one more, up to what is configured
 *   429, 502, 504, no answer in time .. half as many (Standard Webhooks: throttle), and none until
 *                                       the time that its Retry-After names
 *   failed five times in a row ........ one at a time, until one arrives
 * </pre>
 */
record Throttle(int places, int failures, Instant restsUntil) {
    private static final int OPEN = 5;

    /** The most that one endpoint's wish stops everything for it. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    static Throttle open(int most) {
        return new Throttle(most, 0, Instant.MIN);
    }

    /** What came of one attempt, as far as it tells how the endpoint is. */
    record Sign(boolean arrived, boolean overloaded, Optional<Duration> rest) {
        static Sign of(Exchange exchange) {
            boolean arrived = exchange.outcome() instanceof Outcome.Delivered;
            boolean sent = exchange.trace().isPresent();
            int status = exchange.status().orElse(0);
            boolean busy = status == 429 || status == 502 || status == 504;
            var wish =
                    exchange.outcome() instanceof Outcome.TryLater(var _, var notBefore) && busy
                            ? notBefore
                            : Optional.<Duration>empty();
            return new Sign(arrived, busy || sent && exchange.status().isEmpty(), wish);
        }
    }

    Throttle after(Sign sign, int most, Instant now) {
        if (sign.arrived()) return new Throttle(Math.min(most, places + 1), 0, restsUntil);
        int failed = failures + 1;
        int left = failed >= OPEN ? 1 : sign.overloaded() ? Math.max(1, places / 2) : places;
        return new Throttle(
                left, failed, sign.rest().map(wish -> rest(wish, now)).orElse(restsUntil));
    }

    private Instant rest(Duration wish, Instant now) {
        Instant until = now.plus(wish.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wish);
        return until.isAfter(restsUntil) ? until : restsUntil;
    }
}
