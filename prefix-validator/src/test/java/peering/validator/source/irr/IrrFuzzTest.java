package peering.validator.source.irr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Question;

/**
 * What a server may send, with any bytes at all. In the build the inputs under src/test/resources
 * are replayed; with {@code JAZZER_FUZZ=1} in the environment, {@code -Djazzer.hooks=true} and one
 * method at a time ({@code -Dtest=IrrFuzzTest#rpsl}) it looks for more.
 */
class IrrFuzzTest {
    private static final Question QUESTION =
            new Question("acme", Prefix.parse("203.0.113.0/24"), List.of(Asn.of(64500)));

    /** Replies, until one is none. */
    @FuzzTest(maxDuration = "60s")
    void replies(byte[] data) {
        var in = new ByteArrayInputStream(data);
        int taken = 0;
        try {
            while (true) {
                int before = in.available();
                switch (IrrdReply.read(in, 4096)) {
                    case IrrdReply.Data(String text) -> taken += text.length();
                    case IrrdReply.Refused(String why) ->
                            assertTrue(why.length() <= IrrdReply.LONGEST_LINE);
                    case IrrdReply.Done _, IrrdReply.None _ -> {}
                }
                assertTrue(in.available() < before, "a reply of no bytes");
            }
        } catch (IOException noMore) {
            assertTrue(noMore.getMessage().length() < 200);
        }
        assertTrue(taken <= data.length);
    }

    @FuzzTest(maxDuration = "60s")
    void rpsl(byte[] data) {
        var objects = RpslReader.read(new String(data, StandardCharsets.UTF_8), 100);

        var answer = new RouteObjects(QUESTION, Set.of("RIPE")).answer(List.of(), objects.stream());

        assertTrue(objects.size() <= 100);
        int attributes = objects.stream().mapToInt(object -> object.attributes().size()).sum();
        assertTrue(attributes <= data.length / 2);
        assertTrue(answer.exact().size() + answer.covering().size() <= objects.size());
        answer.covering()
                .forEach(route ->
                        assertTrue(Prefix.parse(route.prefix()).covers(QUESTION.prefix())));
    }
}
