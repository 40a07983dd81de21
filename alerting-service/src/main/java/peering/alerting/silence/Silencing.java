package peering.alerting.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.alerting.alert.Matcher;
import peering.alerting.silence.SilenceResource.NewSilence;
import peering.alerting.silence.SilenceResource.SilencePatch;
import peering.alerting.web.FreshId;
import peering.alerting.web.Problem;
import peering.kit.problem.CommonProblem;

/** Every change of a silence: refused whole, or done whole. */
@ApplicationScoped
class Silencing {
    private static final Logger LOG = Logger.getLogger(Silencing.class);

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Silences silences;
    private final HeldLook held;
    private final SilenceConfig config;
    private final Clock clock;

    Silencing(Silences silences, HeldLook held, SilenceConfig config, Clock clock) {
        this.silences = silences;
        this.held = held;
        this.config = config;
        this.clock = clock;
    }

    Uni<Silence> add(String organisation, String author, NewSilence wanted) {
        Instant now = clock.instant();
        var starts = Optional.ofNullable(wanted.startsAt()).filter(now::isBefore).orElse(now);
        refuseUnlessInOrder(starts, wanted.endsAt(), now);
        Matcher.refuseNonsense(wanted.matchers());
        var row = new SilenceEntity();
        row.id = FreshId.of(FreshId.SILENCE);
        row.organisation = organisation;
        row.kind = Optional.ofNullable(wanted.kind()).orElse(Silence.Kind.Silence);
        row.matchers(wanted.matchers());
        row.startsAt = starts;
        row.endsAt = wanted.endsAt();
        row.author = author;
        row.reason = wanted.reason();
        row.createdAt = now;
        row.changedAt = now;
        return Panache.withTransaction(() ->
                        silences.countAlone(organisation, now)
                                .invoke(this::refuseOneMore)
                                .chain(() -> silences.persistAndFlush(row)))
                .map(made -> made.shown(now))
                .invoke(made ->
                        LOG.infof("%s until %s: %s", organisation, made.endsAt(), made.words()));
    }

    Uni<Silence> change(Optional<String> owner, String silenceId, SilencePatch patch) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                own(owner, silenceId)
                        .invoke(row -> {
                            refuseExpired(row, now);
                            if (patch.endsAt() != null) {
                                refuseUnlessInOrder(row.startsAt, patch.endsAt(), now);
                                row.endsAt = patch.endsAt();
                            }
                            if (patch.reason() != null) row.reason = patch.reason();
                            row.changedAt = now;
                        })
                        .call(row -> held.again(row.organisation, now))
                        .map(row -> row.shown(now)));
    }

    /** One that has not begun ends where it would have begun, and never was. */
    Uni<Void> end(Optional<String> owner, String silenceId) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                own(owner, silenceId)
                        .invoke(row -> {
                            if (!row.endsAt.isAfter(now)) return;
                            if (row.startsAt.isAfter(now)) row.startsAt = now;
                            row.endsAt = now;
                            row.changedAt = now;
                        })
                        .call(row -> held.again(row.organisation, now))
                        .replaceWithVoid());
    }

    private Uni<SilenceEntity> own(Optional<String> owner, String silenceId) {
        return silences.rowAlone(owner, silenceId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private void refuseUnlessInOrder(Instant starts, Instant ends, Instant now) {
        if (starts.isAfter(now.plus(FURTHEST))) {
            throw CommonProblem.FIELD_INVALID.at(
                    "startsAt", "it is more than a year from now", "plan it when it is nearer");
        }
        if (!ends.isAfter(starts) || !ends.isAfter(now)) {
            throw CommonProblem.FIELD_INVALID.at(
                    "endsAt", "it is not after the start and now", "send a time to come");
        }
        if (Duration.between(starts, ends).compareTo(config.longest()) > 0) {
            throw CommonProblem.FIELD_INVALID.at(
                    "endsAt",
                    "it would be silent for longer than " + config.longest().toDays() + " days",
                    "send an earlier time; it can be extended later");
        }
    }

    private static void refuseExpired(SilenceEntity row, Instant now) {
        if (row.endsAt.isAfter(now)) return;
        throw Problem.SILENCE_EXPIRED.because("it ended at " + row.endsAt + "; make a new one");
    }

    private void refuseOneMore(long there) {
        if (there < config.mostPerOrganisation()) return;
        throw Problem.TOO_MANY_SILENCES.because(
                "there are " + there + " silences that have not ended; end one that is not needed");
    }
}
