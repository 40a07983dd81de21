package peering.registration.prefix.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.problem.KnownProblems;
import peering.registration.prefix.Prefixes;
import peering.registration.prefix.admission.PrefixRegistration.Answer;

/**
 * Many prefixes at once. Each line has the answer that it would have had alone, in its turn: those
 * that are good are registered, whatever the others are.
 */
@ApplicationScoped
class BulkRegistration {
    private final PrefixRegistration registration;
    private final Prefixes prefixes;
    private final Validator validator;

    BulkRegistration(PrefixRegistration registration, Prefixes prefixes, Validator validator) {
        this.registration = registration;
        this.prefixes = prefixes;
        this.validator = validator;
    }

    /** A line and what became of it. */
    record Answered(Line line, Answer answer) {}

    /** Within the transaction in progress; answers are in the order of the lines. */
    Uni<List<Answered>> register(
            String connectionId, List<Line> lines, boolean dryRun, Caller caller) {
        var asked = lines.stream().map(this::asked).toList();
        var wishes = asked.stream().flatMap(one -> one.wish().stream()).toList();
        return registration
                .register(connectionId, wishes, dryRun, caller)
                .map(answers -> joined(asked, answers.iterator()));
    }

    /** A line, and either its wish or why it is none. */
    private record Asked(Line line, Optional<Wish> wish, HttpProblem refusal) {}

    private Asked asked(Line line) {
        return switch (line) {
            case Line.Unreadable(_, _, var why) -> new Asked(line, Optional.empty(), why);
            case Line.Readable(_, var body) -> asked(line, body);
        };
    }

    private Asked asked(Line line, NewPrefix body) {
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            return new Asked(line, Optional.empty(), KnownProblems.invalid(violations));
        }
        try {
            return new Asked(line, Optional.of(body.wish(prefixes.policy())), null);
        } catch (HttpProblem refused) {
            return new Asked(line, Optional.empty(), refused);
        }
    }

    private static List<Answered> joined(List<Asked> asked, Iterator<Answer> answers) {
        var joined = new ArrayList<Answered>(asked.size());
        for (Asked one : asked) {
            var answer =
                    one.wish().isPresent() ? answers.next() : new Answer.Refused(one.refusal());
            joined.add(new Answered(one.line(), answer));
        }
        return joined;
    }
}
