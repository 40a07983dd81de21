package peering.validator.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.validator.evidence.Inquiry;
import peering.validator.evidence.Question;

class LeaseTest {
    private record Slow(Duration longest) implements Inquiry<String> {
        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public Class<String> answer() {
            return String.class;
        }

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public String ask(Question question) {
            return "";
        }

        @Override
        public Duration holds(String answer) {
            return Duration.ZERO;
        }
    }

    @ParameterizedTest(name = "{0} s long, {1} s wished: {2} s")
    @CsvSource({"20, 120, 120", "90, 120, 120", "91, 120, 121", "160, 120, 190"})
    void it_is_longer_than_the_question_may_take(long longest, long wished, long lease) {
        assertEquals(
                Duration.ofSeconds(lease),
                Lease.of(new Slow(Duration.ofSeconds(longest)), Duration.ofSeconds(wished)));
    }
}
