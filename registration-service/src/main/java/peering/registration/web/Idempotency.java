package peering.registration.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.problem.CommonProblem;

/**
 * A creation that is sent twice is done once: the answer to the first {@code Idempotency-Key} of an
 * organisation is kept, in the transaction of its effect, and given again to whoever repeats the
 * request within {@link IdempotencyConfig#keptFor()}. A refusal had no effect and is not kept.
 *
 * <p>Two requests at once: the second waits inside the primary key until the first is done.
 *
 * <p>An answer may hold a secret that is shown once. It is kept encrypted with a key made of the
 * {@code Idempotency-Key}, of which the database holds a digest only.
 */
@ApplicationScoped
class Idempotency {
    static final String HEADER = "Idempotency-Key";

    /** Tells the client that it reads an answer that was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final KeptAnswers answers;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(KeptAnswers answers, ObjectMapper json, Clock clock) {
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Within the transaction of the change.
     *
     * @param parameters what the resource method was called with
     */
    Uni<Object> once(Asker asker, Object[] parameters, Supplier<Uni<Object>> work) {
        var sent = asker.header(HEADER);
        if (sent.isEmpty() || !asker.method().equals("POST")) return work.get();
        if (!FORM.matcher(sent.get()).matches()) throw malformed();
        var seal = new AnswerSeal(asker.organisation(), sent.get());
        byte[] request = seal.digest(asker.target() + text(parameters));
        return answers.begin(asker.organisation(), seal.id(), request, clock.instant())
                .chain(first ->
                        first
                                ? work.get().call(answer -> keep(asker, seal, answer))
                                : again(asker, seal, request));
    }

    private Uni<Void> keep(Asker asker, AnswerSeal seal, Object answer) {
        var kept = KeptAnswer.of(answer);
        byte[] body = seal.close(text(kept.body()));
        return answers.end(asker.organisation(), seal.id(), kept, body);
    }

    private Uni<Object> again(Asker asker, AnswerSeal seal, byte[] request) {
        return answers.find(asker.organisation(), seal.id())
                .map(kept -> {
                    if (!kept.isFor(request)) throw reused();
                    return replay(kept, seal.open(kept.sealedBody()));
                });
    }

    private RestResponse<Object> replay(KeptAnswerEntity kept, String body) {
        try {
            var answer =
                    RestResponse.ResponseBuilder.<Object>create(kept.status())
                            .header(REPLAYED, "true");
            Optional.ofNullable(kept.location()).ifPresent(at -> answer.header("Location", at));
            Optional.ofNullable(kept.etag()).ifPresent(tag -> answer.header("ETag", tag));
            if (kept.status() != 204) answer.entity(json.readTree(body));
            return answer.build();
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a kept answer is no JSON", foreign);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("no JSON", impossible);
        }
    }

    private static RuntimeException malformed() {
        return CommonProblem.FIELD_INVALID.at(
                HEADER,
                "The key is not 1 to 255 visible ASCII characters.",
                "Send a fresh UUID for each thing that you want to create.");
    }

    private static RuntimeException reused() {
        return Problem.IDEMPOTENCY_KEY_REUSED.at(
                HEADER,
                "The key came with another request before.",
                "Send a fresh key for another request, or the same request again.");
    }
}
