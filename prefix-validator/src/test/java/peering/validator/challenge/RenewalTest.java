package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

class RenewalTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @ParameterizedTest(name = "{0} days long, {1} before: between {2} and {3} hours")
    @CsvSource({"90, 21, 1605, 1656", "30, 21, 360, 360", "2, 21, 24, 24"})
    void a_proof_is_looked_for_some_time_before_it_ends(int days, int lead, long from, long to) {
        var end = NOW.plus(Duration.ofDays(days));
        var proof =
                new Proof(
                        Method.DnsToken, Prefix.parse("192.0.2.0/24"), "acme", NOW, end, Map.of());
        for (int again = 0; again < 100; again++) {
            between(from * 60, to * 60, Renewal.first(proof, Duration.ofDays(lead)));
        }
    }

    @Test
    void what_was_not_found_is_looked_for_in_a_day_and_sooner_if_nobody_answered() {
        for (int again = 0; again < 100; again++) {
            between(21 * 60, 24 * 60, Renewal.next(NOW, Duration.ofDays(1)));
            between(54, 60, Renewal.soon(NOW, Duration.ofDays(1)));
            between(9, 10, Renewal.soon(NOW, Duration.ofMinutes(10)));
        }
    }

    private static void between(long from, long to, Instant then) {
        assertFalse(then.isBefore(NOW.plus(Duration.ofMinutes(from))), then.toString());
        assertFalse(then.isAfter(NOW.plus(Duration.ofMinutes(to))), then.toString());
    }
}
