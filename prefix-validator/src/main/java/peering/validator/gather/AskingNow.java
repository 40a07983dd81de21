package peering.validator.gather;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import peering.kit.facts.FactJson;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Inquiry;
import peering.validator.evidence.Question;
import peering.validator.web.Turns;

/**
 * Asks the slow sources about something that nobody has claimed, while somebody waits. Nothing is
 * kept. At most a handful at a time, and of one organisation fewer: whoever asks much must not have
 * the registries shut us out.
 */
@ApplicationScoped
public class AskingNow {
    private final Inquiries inquiries;
    private final Duration patience;
    private final Clock clock;
    private final Turns turns;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AskingNow(Inquiries inquiries, GatherConfig config, Clock clock) {
        this.inquiries = inquiries;
        this.patience = config.patience();
        this.turns = new Turns(config.atOnce(), config.dryRunsAtOnce());
        this.clock = clock;
    }

    /**
     * On a thread that may wait, for as long as the installation's patience lasts. A source that
     * has not answered by then could not be asked.
     *
     * @return empty if as many are being asked as may be, together or of the organisation
     */
    public Optional<Answers> about(Question question) {
        if (!turns.enter(question.organisation())) return Optional.empty();
        try {
            return Optional.of(ask(question));
        } finally {
            turns.leave(question.organisation());
        }
    }

    private Answers ask(Question question) {
        List<Inquiry<?>> all = inquiries.configured();
        var under = new HashMap<String, Future<GatheredEntity>>();
        for (var inquiry : all) {
            Callable<GatheredEntity> work = () -> said(inquiry, question);
            under.put(inquiry.kind(), threads.submit(work));
        }
        long end = System.nanoTime() + patience.toNanos();
        var byKind = new HashMap<String, GatheredEntity>();
        under.forEach((kind, asked) -> byKind.put(kind, await(asked, end)));
        return new Answers(inquiries, byKind);
    }

    private <A> GatheredEntity said(Inquiry<A> inquiry, Question question) {
        try {
            A answer = inquiry.askAside(question);
            var row = new GatheredEntity();
            row.answer = FactJson.text(answer);
            row.answeredAt = clock.instant();
            row.validUntil = row.answeredAt.plus(inquiry.holds(answer));
            return row;
        } catch (CouldNotAsk failed) {
            return silent(failed.getMessage());
        }
    }

    private static GatheredEntity await(Future<GatheredEntity> asked, long end) {
        try {
            return asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            return silent("It did not answer in time.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return silent("The question was broken off.");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a source broke down", broken.getCause());
        }
    }

    private static GatheredEntity silent(String why) {
        var row = new GatheredEntity();
        row.trouble = why;
        return row;
    }
}
