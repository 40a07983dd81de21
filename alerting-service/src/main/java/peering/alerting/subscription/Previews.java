package peering.alerting.subscription;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Alert;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Matcher;
import peering.alerting.subscription.SubscriptionResource.Trial;
import peering.contract.Trouble.Severity;

/** Tries a subscription on the organisation's past. */
@ApplicationScoped
class Previews {
    private static final Duration BACK = Duration.ofDays(30);
    private static final int MOST_LOOKED = 5000;
    private static final int MOST_SHOWN = 50;

    private final Alerts alerts;
    private final Clock clock;

    Previews(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    Uni<Preview> of(String organisation, Trial trial) {
        var matchers = Optional.ofNullable(trial.matchers()).orElse(List.of());
        Matcher.refuseNonsense(matchers);
        var wanted =
                new Wanted(
                        trial.troubles(),
                        Optional.ofNullable(trial.minSeverity()).orElse(Severity.Info),
                        trial.connectionId(),
                        matchers);
        Instant since = clock.instant().minus(BACK);
        return Panache.withSession(() -> alerts.since(organisation, since, MOST_LOOKED + 1))
                .map(found -> preview(since, found, wanted));
    }

    /** By the worst an alert has been: at that severity it would have been told. */
    private static Preview preview(Instant since, List<Alerts.Past> found, Wanted wanted) {
        var looked = found.stream().limit(MOST_LOOKED).toList();
        List<Alert> matched =
                looked.stream()
                        .filter(past ->
                                wanted.wants(
                                        past.alert().kind(),
                                        past.worst(),
                                        past.alert().connectionId(),
                                        past.labels()))
                        .map(Alerts.Past::alert)
                        .toList();
        return new Preview(
                since,
                looked.size(),
                matched.size(),
                found.size() <= MOST_LOOKED,
                matched.stream().limit(MOST_SHOWN).toList());
    }
}
