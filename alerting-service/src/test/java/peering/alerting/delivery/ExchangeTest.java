package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    @Test
    void a_receiver_that_says_what_it_was_sent_gives_no_secret_away() {
        var said =
                new Exchange(
                        new Outcome.Delivered(200),
                        Optional.of(200),
                        "x-token: s3cr3t-of-acme, again s3cr3t-of-acme, and no",
                        Duration.ZERO,
                        Optional.empty());

        var kept = said.without(List.of("s3cr3t-of-acme", "no"));

        assertEquals("x-token: …, again …, and no", kept.response());
    }
}
