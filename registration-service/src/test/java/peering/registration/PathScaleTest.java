package peering.registration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;
import peering.stack.StackResource;

/**
 * A site with many prefixes goes down. On a database of its own, because the many would be in the
 * way of all other tests. With 100,000: {@code -Dpaths.many=100000}.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = PathScaleTest.DATABASE),
        restrictToAnnotatedClass = true)
class PathScaleTest {
    static final String DATABASE = "many";
    private static final Logger LOG = Logger.getLogger(PathScaleTest.class);
    private static final int MANY = Integer.getInteger("paths.many", 5_000);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ManyPrefixes MANY_PREFIXES = new ManyPrefixes(DATABASE);

    @Test
    void all_prefixes_of_a_site_that_goes_down_are_moved_within_a_minute() {
        var world = PathWorld.fresh();
        String template = world.claimed();
        Verdicts.tell(template, 1, 1, Outcome.Verified);
        PathWorld.awaitPath(template, "Preferred", "primary-healthy");
        MANY_PREFIXES.multiply(template, 1, MANY);
        MANY_PREFIXES.decide(1, MANY);
        moved("Preferred");

        var before = Instant.now();
        world.say(world.primary, "down");
        var said = Instant.now();
        moved("Backup");
        var moved = Instant.now();

        LOG.infof(
                "%d prefixes: marked in %s, moved in %s",
                MANY, Duration.between(before, said), Duration.between(before, moved));
        assertTrue(Duration.between(before, moved).compareTo(PATIENCE) < 0);
        assertEquals(
                MANY + 1,
                MANY_PREFIXES.number("select count(*) from path_change where path = 'Backup'"));
        assertEquals(
                0,
                MANY_PREFIXES.number(
                        "select count(*) from prefix_path where revision <> 2 or previous is null"));
        await().atMost(PATIENCE)
                .until(() -> MANY_PREFIXES.number("select count(*) from outbox") == 0);
    }

    /** Asked seldom: counting takes the database from those who move them. */
    private static void moved(String path) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> on(path) == MANY + 1);
    }

    private static long on(String path) {
        return MANY_PREFIXES.number("select count(*) from prefix_path where path = '" + path + "'");
    }
}
