package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void who_dies_young_again_and_again_waits_longer_but_never_for_ever() {
        var pauses =
                Stream.iterate(
                                Backoff.NONE.after(Duration.ofSeconds(5)),
                                last -> last.after(Duration.ofSeconds(5)))
                        .limit(8)
                        .map(backoff -> (int) backoff.pause().toSeconds())
                        .toList();

        assertEquals(List.of(1, 2, 4, 8, 16, 30, 30, 30), pauses);
    }

    @Test
    void who_lived_for_a_minute_begins_anew() {
        var tired = Backoff.NONE.after(Duration.ZERO).after(Duration.ZERO).after(Duration.ZERO);

        assertEquals(Duration.ofSeconds(1), tired.after(Duration.ofMinutes(1)).pause());
    }
}
