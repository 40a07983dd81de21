package peering.registration.prefix.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import peering.kit.identity.Caller;
import peering.registration.connection.Connection;
import peering.registration.connection.Connections;
import peering.registration.prefix.CustomerPrefix;
import peering.registration.prefix.NewClaim;
import peering.registration.prefix.PrefixBook;
import peering.registration.prefix.PrefixConfig;
import peering.registration.prefix.PrefixProblems;
import peering.registration.prefix.admission.Admission.Decision;
import peering.registration.web.Problem;

/**
 * A customer's wishes, from the request to the book. Whatever their number, they cost the same few
 * round trips. A connection that is not the caller's or is closed refuses them all; everything else
 * is decided for each by {@link Admission}.
 */
@ApplicationScoped
class PrefixRegistration {
    private final Connections connections;
    private final Survey survey;
    private final PrefixBook book;
    private final PrefixConfig config;
    private final Clock clock;

    PrefixRegistration(
            Connections connections,
            Survey survey,
            PrefixBook book,
            PrefixConfig config,
            Clock clock) {
        this.connections = connections;
        this.survey = survey;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** What became of a wish. */
    sealed interface Answer {

        record Registered(CustomerPrefix prefix) implements Answer {}

        record Refused(HttpProblem why) implements Answer {}
    }

    /**
     * Within the transaction in progress.
     *
     * @param dryRun changes nothing; the answers are those that would be given, without ids
     * @return one answer per wish, in their order
     */
    Uni<List<Answer>> register(
            String connectionId, List<Wish> wishes, boolean dryRun, Caller caller) {
        return connections
                .held(connectionId, caller)
                .invoke(PrefixRegistration::refuseClosed)
                .chain(connection ->
                        survey.of(connection, wishes)
                                .map(grounds -> Admission.of(wishes, grounds))
                                .chain(decisions -> settle(connection, decisions, dryRun)));
    }

    private Uni<List<Answer>> settle(
            Connection connection, List<Decision> decisions, boolean dryRun) {
        Instant now = clock.instant();
        var claims = new ArrayList<NewClaim>();
        var answers = new ArrayList<Answer>(decisions.size());
        for (Decision decision : decisions) {
            answers.add(
                    switch (decision) {
                        case Decision.Refused(var why) -> new Answer.Refused(problem(why));
                        case Decision.Granted granted -> {
                            var claim = claim(connection, granted, now);
                            claims.add(claim);
                            yield new Answer.Registered(
                                    dryRun ? claim.toPlannedPrefix() : claim.toPrefix());
                        }
                    });
        }
        return dryRun ? Uni.createFrom().item(answers) : book.enterAll(claims).replaceWith(answers);
    }

    private static NewClaim claim(Connection connection, Decision.Granted granted, Instant now) {
        var wish = granted.wish();
        return NewClaim.of(
                connection,
                wish.prefix(),
                granted.grant(),
                wish.origins(),
                granted.delegated(),
                now);
    }

    private static void refuseClosed(Connection connection) {
        if (connection.takesPrefixes()) return;
        throw Problem.CONNECTION_NOT_ACTIVE.because(
                "Register the prefix on a connection that is active.");
    }

    private HttpProblem problem(Admission.Objection why) {
        return switch (why) {
            case KEY_REFUSED -> PrefixProblems.keyRefused("key");
            case TOO_MANY ->
                    Problem.TOO_MANY_PREFIXES.because(
                            "The most is "
                                    + config.maxPerOrganisation()
                                    + "; release those that are not used.");
            case ALREADY_CLAIMED -> PrefixProblems.alreadyClaimed();
            case TAKEN -> PrefixProblems.taken();
        };
    }
}
