package peering.alerting.format;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.Trouble;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Lapse;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;

/** A prefix that has lapsed, as a message. */
public final class PrefixValidationMessage {
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_FINDINGS = 10;

    private PrefixValidationMessage() {}

    record Data(
            String alertId,
            String lapseId,
            TroubleKind kind,
            Trouble.Severity severity,
            Trouble.State state,
            String connectionId,
            String prefixId,
            String prefix,
            String summary,
            Instant firstSeen,
            Instant detectedAt,
            Instant lastSeen,
            Optional<Instant> endedAt,
            Optional<Long> durationSeconds,
            Evidence evidence,
            Links links) {}

    /**
     * @param failsAt the end of a grace; empty if none runs
     * @param findings what does not hold, at most {@value #MOST_FINDINGS}
     */
    record Evidence(
            String verdictId,
            Outcome validationState,
            Optional<Instant> failsAt,
            List<Broken> findings) {}

    /** One check that does not hold, and how to mend it. */
    record Broken(
            String check,
            Result result,
            String reason,
            String summary,
            Optional<String> repair,
            String source) {}

    /**
     * The message of one transition.
     *
     * @param publicUrl the portal's address from outside
     */
    public static Message of(
            VerdictFact fact, Lapse lapse, String alertId, Transition transition, URI publicUrl) {
        var data =
                new Data(
                        alertId,
                        lapse.lapseId(),
                        TroubleKind.PrefixValidation,
                        severity(fact),
                        state(lapse),
                        fact.connectionId(),
                        fact.prefixId(),
                        fact.prefix(),
                        summary(fact),
                        lapse.since(),
                        lapse.since(),
                        fact.decidedAt(),
                        lapse.endedAt(),
                        lapse.endedAt().map(end -> RouteAnomalyMessage.seconds(lapse.since(), end)),
                        evidence(fact),
                        Links.of(publicUrl, alertId));
        return new Message(
                TroubleKind.PrefixValidation.messageType(transition), fact.decidedAt(), data);
    }

    /** Critical once the prefix is out of force; a warning while it still has a grace. */
    public static Trouble.Severity severity(VerdictFact fact) {
        return fact.outcome().inForce() ? Trouble.Severity.Warning : Trouble.Severity.Critical;
    }

    public static Trouble.State state(Lapse lapse) {
        return lapse.endedAt().isPresent() ? Trouble.State.Ended : Trouble.State.Open;
    }

    public static String summary(VerdictFact fact) {
        return Message.cut(fact.prefix() + ": " + fact.sentence(), LONGEST_TEXT);
    }

    private static Evidence evidence(VerdictFact fact) {
        var broken =
                fact.findings().stream()
                        .filter(PrefixValidationMessage::isBroken)
                        .limit(MOST_FINDINGS)
                        .map(PrefixValidationMessage::broken)
                        .toList();
        return new Evidence(fact.verdictId(), fact.outcome(), fact.failsAt(), broken);
    }

    /** A proof that is missing waits for the customer: it is pending, and lost all the same. */
    private static boolean isBroken(Finding found) {
        return found.result() == Result.Failed
                || found.result() == Result.Pending && found.check().equals("control");
    }

    private static Broken broken(Finding found) {
        return new Broken(
                found.check(),
                found.result(),
                found.reason(),
                Message.cut(found.summary(), LONGEST_TEXT),
                found.repair().map(text -> Message.cut(text, LONGEST_TEXT)),
                Message.cut(found.source(), LONGEST_TEXT));
    }
}
