package peering.registration.prefix.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import peering.kit.identity.Caller;
import peering.registration.connection.Connection;
import peering.registration.connection.Connections;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.prefix.CustomerPrefix;
import peering.registration.prefix.NewClaim;
import peering.registration.prefix.PrefixBook;
import peering.registration.prefix.PrefixConfig;
import peering.registration.prefix.PrefixProblems;
import peering.registration.prefix.Space;
import peering.registration.prefix.admission.Admission.Decision;
import peering.registration.prefix.admission.Admission.Grounds;
import peering.registration.web.Problem;
import peering.routing.net.Prefix;

/**
 * A customer's wishes, from the request to the book. Whatever their number, they cost the same few
 * round trips. A connection that is not the caller's or is closed refuses them all; everything else
 * is decided for each by {@link Admission}.
 */
@ApplicationScoped
class PrefixRegistration {
    private final Connections connections;
    private final RegisteredPrefixes registered;
    private final Space space;
    private final PrefixBook book;
    private final PrefixConfig config;
    private final Clock clock;

    PrefixRegistration(
            Connections connections,
            RegisteredPrefixes registered,
            Space space,
            PrefixBook book,
            PrefixConfig config,
            Clock clock) {
        this.connections = connections;
        this.registered = registered;
        this.space = space;
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
                        grounds(connection, wishes)
                                .map(grounds -> Admission.of(wishes, grounds))
                                .chain(decisions -> settle(connection, decisions, dryRun)));
    }

    private Uni<Grounds> grounds(Connection connection, List<Wish> wishes) {
        String organisation = connection.organisation();
        Set<Prefix> prefixes = wishes.stream().map(Wish::prefix).collect(Collectors.toSet());
        var keys = wishes.stream().map(wish -> wish.key().fingerprint()).distinct().toList();
        return registered
                .grants(keys)
                .chain(grants -> grounds(connection, grants, organisation, prefixes));
    }

    private Uni<Grounds> grounds(
            Connection connection,
            Map<String, Grant> grants,
            String organisation,
            Set<Prefix> prefixes) {
        return space.heldAlone(organisation)
                .call(() -> space.queueFor(prefixes))
                .chain(held ->
                        space.claimedBy(organisation, prefixes)
                                .chain(own ->
                                        space.takenFrom(organisation, prefixes)
                                                .map(taken ->
                                                        new Grounds(
                                                                connection.partnerId(),
                                                                grants,
                                                                config.maxPerOrganisation() - held,
                                                                own,
                                                                taken))));
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
                        case Decision.Granted(var wish, var grant) -> {
                            var claim =
                                    NewClaim.of(
                                            connection, wish.prefix(), grant, wish.origins(), now);
                            claims.add(claim);
                            yield new Answer.Registered(
                                    dryRun ? claim.toPlannedPrefix() : claim.toPrefix());
                        }
                    });
        }
        return dryRun ? Uni.createFrom().item(answers) : book.enterAll(claims).replaceWith(answers);
    }

    private static void refuseClosed(Connection connection) {
        if (connection.takesPrefixes()) return;
        throw Problem.CONNECTION_NOT_ACTIVE.because(
                "Register the prefix on a connection that is active.");
    }

    private HttpProblem problem(Admission.Objection why) {
        return switch (why) {
            case KEY_REFUSED -> keyRefused();
            case TOO_MANY ->
                    Problem.TOO_MANY_PREFIXES.because(
                            "The most is "
                                    + config.maxPerOrganisation()
                                    + "; release those that are not used.");
            case ALREADY_CLAIMED -> PrefixProblems.alreadyClaimed();
            case TAKEN -> PrefixProblems.taken();
        };
    }

    /** One answer to all that can be wrong with a key, so that guessing teaches nothing. */
    private static HttpProblem keyRefused() {
        return Problem.KEY_REFUSED.at(
                "key",
                "The key is not one of this connection's partner for this prefix or one around it.",
                "Ask your partner for the key of exactly this prefix.");
    }
}
