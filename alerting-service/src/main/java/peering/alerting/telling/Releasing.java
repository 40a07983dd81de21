package peering.alerting.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Alerts.Standing;
import peering.alerting.alert.Decision;
import peering.alerting.alert.Trouble;
import peering.alerting.format.Transition;
import peering.alerting.subscription.Grouping;
import peering.alerting.subscription.Listening;
import peering.alerting.subscription.Subscriptions;
import peering.alerting.subscription.Terms;
import peering.contract.Trouble.State;

/**
 * What was held back, judged anew: told, held again, or dropped because nobody needs to hear of it
 * any more. As part of the transaction in progress; locks alerts before it takes rows, as a new
 * fact does.
 */
@ApplicationScoped
class Releasing {
    private static final int MOST_TOGETHER = 200;

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final HeldTellings held;
    private final Tellings tellings;
    private final Placing placing;

    Releasing(
            Alerts alerts,
            Subscriptions subscriptions,
            HeldTellings held,
            Tellings tellings,
            Placing placing) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.held = held;
        this.tellings = tellings;
        this.placing = placing;
    }

    /** A row that is to be told, with what it says. */
    private record Ready(HeldTellings.Row row, Trouble trouble, Choice choice) {
        Tellings.One one() {
            return new Tellings.One(
                    row.alertId(), trouble, row.hears(), choice.stream(row.alertId(), trouble));
        }
    }

    Uni<Void> of(HeldTellings.Row row, Instant now) {
        return row.grouped() ? group(row, now) : alone(row, now);
    }

    private Uni<Void> alone(HeldTellings.Row row, Instant now) {
        return ready(row, now)
                .chain(ready ->
                        ready.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : joinOrTell(ready.get(), now));
    }

    /** What was silent, and belongs to a group, is told with it. */
    private Uni<Void> joinOrTell(Ready ready, Instant now) {
        var grouping = ready.choice().group(ready.trouble(), ready.row().hears().transition());
        if (grouping.isEmpty()) return tell(List.of(ready), now);
        var row =
                new HeldTellings.Row(
                        ready.row().alertId(),
                        ready.row().hears(),
                        ready.choice().stream(ready.row().alertId(), ready.trouble()),
                        now);
        return placing.join(row, grouping.get(), now);
    }

    private Uni<Void> group(HeldTellings.Row first, Instant now) {
        return held.ofGroup(first.hears().endpointId(), first.group(), MOST_TOGETHER)
                .chain(rows ->
                        Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> ready(row, now))
                                .collect()
                                .asList())
                .map(found -> found.stream().flatMap(Optional::stream).toList())
                .chain(ready -> ready.isEmpty() ? Uni.createFrom().voidItem() : tell(ready, now));
    }

    /** Empty: the row is gone, was held again, or is not needed any more. */
    private Uni<Optional<Ready>> ready(HeldTellings.Row seen, Instant now) {
        return alerts.alone(seen.alertId())
                .chain(standing ->
                        held.take(seen.alertId(), seen.hears().endpointId())
                                .chain(taken ->
                                        taken.isEmpty() || standing.isEmpty()
                                                ? Uni.createFrom().item(Optional.empty())
                                                : judge(taken.getFirst(), standing.get(), now)));
    }

    private Uni<Optional<Ready>> judge(HeldTellings.Row row, Standing standing, Instant now) {
        if (!stillTrue(row.hears().transition(), standing)) {
            return Uni.createFrom().item(Optional.empty());
        }
        var trouble = standing.trouble();
        return subscriptions
                .listeningTo(trouble)
                .map(listening -> offers(row, listening))
                .chain(offers ->
                        offers.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : judge(row, trouble, offers, now));
    }

    private Uni<Optional<Ready>> judge(
            HeldTellings.Row row, Trouble trouble, List<Terms> offers, Instant now) {
        return placing.choose(row, trouble, offers, now)
                .chain(choice ->
                        choice.held().isEmpty()
                                ? Uni.createFrom()
                                        .item(Optional.of(new Ready(row, trouble, choice)))
                                : placing.hold(row, choice.held().get(), now)
                                        .replaceWith(Optional.<Ready>empty()));
    }

    /** An end is told to whoever was told, subscribed or not. */
    private static List<Terms> offers(HeldTellings.Row row, List<Listening> listening) {
        var own =
                listening.stream()
                        .filter(one -> one.endpointId().equals(row.hears().endpointId()))
                        .map(Listening::terms)
                        .toList();
        boolean owed = row.hears().transition() == Transition.RESOLVED;
        return own.isEmpty() && owed ? List.of(Terms.PLAIN) : own;
    }

    private static boolean stillTrue(Transition transition, Standing standing) {
        boolean open = standing.trouble().state() == State.Open;
        return switch (transition) {
            case OPENED, UPDATED -> open;
            case REMINDED -> open && !standing.acknowledged();
            case RESOLVED -> !open;
            case ACKNOWLEDGED -> open && standing.acknowledged();
        };
    }

    private Uni<Void> tell(List<Ready> ready, Instant now) {
        var ones = ready.stream().map(Ready::one).toList();
        var first = ready.getFirst();
        var grouping = first.choice().terms().grouping();
        Uni<Void> told =
                first.row().grouped() && grouping != null
                        ? together(ones, grouping, now)
                        : tellings.enqueue(ones, now, now);
        return told.chain(() ->
                Multi.createFrom()
                        .iterable(ready)
                        .onItem()
                        .transformToUniAndConcatenate(one -> remember(one, now))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> together(List<Tellings.One> ones, Grouping grouping, Instant now) {
        var first = ones.getFirst();
        return held.groupTold(first.hears().endpointId(), first.stream(), now)
                .chain(() ->
                        tellings.enqueueGroup(
                                ones, grouping.common(first.trouble().allLabels()), now));
    }

    private Uni<Void> remember(Ready one, Instant now) {
        var decision =
                one.row().hears().transition() == Transition.REMINDED
                        ? Decision.REMINDED
                        : Decision.RELEASED;
        return alerts.remember(one.row().alertId(), decision, 1, null, now)
                .chain(() -> placing.remindLater(one.row(), one.choice().terms(), now));
    }
}
