package peering.kit.identity;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final SecurityIdentity ADA =
            QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("ada")).build();

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TokenMemory memory = new TokenMemory(clock);

    @Test
    void a_token_that_was_verified_is_known_and_no_other_is() {
        memory.keep("a.b.c", ADA, START.plusSeconds(900));

        assertSame(ADA, memory.of("a.b.c"));
        assertNull(memory.of("a.b.d"));
    }

    @Test
    void it_is_verified_anew_after_half_a_minute() {
        memory.keep("a.b.c", ADA, START.plusSeconds(900));

        now = START.plus(TokenMemory.LONGEST).minusMillis(1);
        assertSame(ADA, memory.of("a.b.c"));
        now = START.plus(TokenMemory.LONGEST);
        assertNull(memory.of("a.b.c"));
    }

    @Test
    void to_be_asked_for_does_not_lengthen_its_life() {
        memory.keep("a.b.c", ADA, START.plusSeconds(900));

        for (int second = 0; second < TokenMemory.LONGEST.toSeconds(); second++) {
            now = START.plusSeconds(second);
            assertSame(ADA, memory.of("a.b.c"), now.toString());
        }
        now = START.plus(TokenMemory.LONGEST);
        assertNull(memory.of("a.b.c"));
    }

    @Test
    void it_is_forgotten_when_it_ends() {
        memory.keep("a.b.c", ADA, START.plusSeconds(5));

        now = START.plusSeconds(5).minusMillis(1);
        assertSame(ADA, memory.of("a.b.c"));
        now = START.plusSeconds(5);
        assertNull(memory.of("a.b.c"));
    }

    @Test
    void one_that_has_ended_already_is_not_kept() {
        memory.keep("a.b.c", ADA, START);

        assertNull(memory.of("a.b.c"));
    }

    @Test
    void tokens_without_number_take_no_more_room_than_there_is() {
        int many = 5 * TokenMemory.MOST;
        IntStream.range(0, many).forEach(i -> memory.keep("t" + i, ADA, START.plusSeconds(900)));
        now = now.plus(Duration.ofMillis(1));

        long kept =
                IntStream.range(0, many)
                        .mapToObj(i -> memory.of("t" + i))
                        .filter(ADA::equals)
                        .count();

        assertTrue(kept > 0 && kept <= TokenMemory.MOST, "kept " + kept);
    }
}
