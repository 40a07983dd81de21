package peering.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import peering.contract.FeedTroubleFact;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;

/**
 * A feed that is expected and says nothing, over real Kafka; {@code rrc98} in the tests' settings.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class FeedHealthTest {
    private static final String FEED = "rrc98";

    @Test
    void a_silent_feed_is_a_trouble_until_it_speaks() throws IOException {
        var open = await(State.Open);

        Api.feed(FEED, Internet.moved(Instant.now()), () -> "the feed speaks");

        var ended = await(State.Ended);
        assertEquals(open.feedTroubleId(), ended.feedTroubleId());
        assertEquals(2, ended.revision());
    }

    private static FeedTroubleFact await(State state) {
        var told =
                TestStack.facts()
                        .await(
                                Topics.FEED_TROUBLES,
                                fact -> {
                                    var trouble =
                                            FactJson.read(fact.bytes(), FeedTroubleFact.class);
                                    return trouble.feed().equals(FEED) && trouble.state() == state;
                                },
                                Duration.ofSeconds(60));
        return FactJson.read(told.bytes(), FeedTroubleFact.class);
    }
}
