package peering.alerting.subscription;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import peering.alerting.alert.Matcher;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.ownership.Ownership;
import peering.alerting.subscription.SubscriptionResource.NewSubscription;
import peering.alerting.web.FreshId;
import peering.alerting.web.Problem;
import peering.contract.Trouble.Severity;
import peering.kit.facts.EventLoop;
import peering.kit.problem.CommonProblem;

/** Adds a subscription, if endpoint and connection are the organisation's own. */
@ApplicationScoped
class Subscribing {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final Subscriptions subscriptions;
    private final Endpoints endpoints;
    private final Ownership ownership;
    private final SubscriptionConfig config;
    private final Clock clock;

    Subscribing(
            Subscriptions subscriptions,
            Endpoints endpoints,
            Ownership ownership,
            SubscriptionConfig config,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.endpoints = endpoints;
        this.ownership = ownership;
        this.config = config;
        this.clock = clock;
    }

    Uni<Subscription> add(String organisation, NewSubscription wanted) {
        refuseNonsense(wanted);
        return ownConnection(organisation, wanted.connectionId())
                .chain(() -> Panache.withTransaction(() -> addTo(organisation, wanted)));
    }

    private Uni<Subscription> addTo(String organisation, NewSubscription wanted) {
        return ownEndpoint(organisation, wanted.endpointId())
                .chain(() -> subscriptions.countAlone(organisation))
                .invoke(this::refuseOneMore)
                .chain(() -> insert(organisation, wanted));
    }

    private static void refuseNonsense(NewSubscription wanted) {
        Matcher.refuseNonsense(wanted.terms().matchers());
        var quiet = wanted.quietHours();
        if (quiet != null && quiet.from().equals(quiet.to())) {
            throw CommonProblem.FIELD_INVALID.at(
                    "quietHours.to", "it is the same as from", "send another time of the day");
        }
    }

    private Uni<Subscription> insert(String organisation, NewSubscription wanted) {
        var row = new SubscriptionEntity();
        row.id = FreshId.of(FreshId.SUBSCRIPTION);
        row.organisation = organisation;
        row.endpointId = wanted.endpointId();
        row.connectionId = wanted.connectionId();
        row.troubles(wanted.troubles());
        row.minSeverity = Optional.ofNullable(wanted.minSeverity()).orElse(Severity.Info);
        row.terms(wanted.terms());
        row.createdAt = clock.instant();
        return subscriptions.persistAndFlush(row).map(SubscriptionEntity::shown);
    }

    private Uni<Void> ownEndpoint(String organisation, String endpointId) {
        return endpoints
                .seenBy(Optional.of(organisation), endpointId)
                .invoke(found -> {
                    if (found.isPresent()) return;
                    throw CommonProblem.NOT_FOUND.at(
                            "endpointId",
                            "there is no endpoint " + endpointId,
                            "GET /v1/endpoints lists yours");
                })
                .replaceWithVoid();
    }

    /**
     * A connection is known a moment after registration has answered, when its fact has arrived; so
     * the answer "no" takes a little patience. It takes as long for a stranger's connection as for
     * one that nobody has: how long it takes tells nothing.
     */
    private Uni<Void> ownConnection(String organisation, String connectionId) {
        if (connectionId == null) return Uni.createFrom().voidItem();
        return Uni.createFrom()
                .deferred(
                        () -> Panache.withSession(() -> ownership.ownerOfConnection(connectionId)))
                .runSubscriptionOn(EventLoop.here())
                .invoke(owner -> {
                    if (owner.filter(organisation::equals).isEmpty()) throw new NotYet();
                })
                .onFailure(NotYet.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.patience().toMillis())
                .onFailure(failure ->
                        failure instanceof NotYet || failure.getCause() instanceof NotYet)
                .transform(_ -> unknownConnection(connectionId))
                .replaceWithVoid();
    }

    private static HttpProblem unknownConnection(String connectionId) {
        return CommonProblem.NOT_FOUND.at(
                "connectionId", "there is no connection " + connectionId, "use one of yours");
    }

    /** The connection is not known to be the organisation's. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("not known yet", null, false, false);
        }
    }

    private void refuseOneMore(long there) {
        if (there < config.mostPerOrganisation()) return;
        throw Problem.TOO_MANY_SUBSCRIPTIONS.because(
                "there are " + there + " subscriptions already; delete one that is not used");
    }
}
