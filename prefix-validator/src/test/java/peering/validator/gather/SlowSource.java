package peering.validator.gather;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Inquiry;
import peering.validator.evidence.Question;

/** A source that says what a test wants. */
@ApplicationScoped
class SlowSource implements Inquiry<SlowSource.Said> {
    record Said(String word) {}

    static final String ORGANISATION = "slow";

    private final boolean configured;
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<String> word = Optional.empty();
    private volatile Duration holds = Duration.ofDays(1);

    SlowSource(
            @ConfigProperty(name = "peering.test.slow-source", defaultValue = "false")
                    boolean configured) {
        this.configured = configured;
    }

    void says(String next, Duration holding) {
        holds = holding;
        word = Optional.of(next);
    }

    void fails() {
        word = Optional.empty();
    }

    List<Question> asked(String prefix) {
        return asked.stream()
                .filter(question -> question.organisation().equals(ORGANISATION))
                .filter(question -> question.prefix().toString().equals(prefix))
                .toList();
    }

    @Override
    public String kind() {
        return "slow";
    }

    @Override
    public Class<Said> answer() {
        return Said.class;
    }

    @Override
    public boolean configured() {
        return configured;
    }

    @Override
    public Said ask(Question question) throws CouldNotAsk {
        asked.add(question);
        return new Said(word.orElseThrow(() -> new CouldNotAsk("refused", "It does not talk.")));
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration holds(Said answer) {
        return holds;
    }
}
