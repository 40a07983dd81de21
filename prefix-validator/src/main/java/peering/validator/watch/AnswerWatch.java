package peering.validator.watch;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import peering.kit.clock.Rounds;
import peering.validator.gather.GatherBook;
import peering.validator.gather.GatherBook.News;
import peering.validator.intake.Verdicts;
import peering.validator.source.CurrentVrps;

/**
 * Judges again what a slow source said something else of. What it said is noted after the verdict:
 * a process that dies between makes one verdict too much at worst, and that says nothing new.
 */
@ApplicationScoped
class AnswerWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 200;

    private final Rounds rounds;
    private final GatherBook book;
    private final Verdicts verdicts;
    private final CurrentVrps vrps;

    AnswerWatch(Rounds rounds, GatherBook book, Verdicts verdicts, CurrentVrps vrps) {
        this.rounds = rounds;
        this.book = book;
        this.verdicts = verdicts;
        this.vrps = vrps;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(PAUSE, "review-answers", this::round);
    }

    private Uni<?> round() {
        if (vrps.get().isEmpty()) return Uni.createFrom().voidItem();
        return book.news(AT_ONCE).chain(this::review);
    }

    private Uni<?> review(List<News> news) {
        if (news.isEmpty()) return Uni.createFrom().voidItem();
        return verdicts.review(news.stream().map(News::prefixId).distinct().toList())
                .chain(() -> book.noted(news));
    }
}
