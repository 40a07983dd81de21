package peering.alerting.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.alerting.alert.Alerts.Decided;
import peering.alerting.alert.Audience.Hears;
import peering.alerting.alert.Trouble;
import peering.alerting.format.Transition;
import peering.alerting.format.TroubleKind;
import peering.alerting.subscription.Grouping;
import peering.alerting.subscription.Listening;
import peering.alerting.subscription.Terms;

/**
 * A transition that is to be told: now, or later. All of it is part of the transaction in progress,
 * in which the alert's row is locked.
 */
@ApplicationScoped
class Placing {
    private static final String WITH_GROUP = "told with its group";
    private static final List<Transition> ALL = List.of(Transition.values());

    private final Surroundings surroundings;
    private final HeldTellings held;
    private final Tellings tellings;
    private final MuteConfig config;

    Placing(Surroundings surroundings, HeldTellings held, Tellings tellings, MuteConfig config) {
        this.surroundings = surroundings;
        this.held = held;
        this.tellings = tellings;
        this.config = config;
    }

    /**
     * What came of it.
     *
     * @param told how many endpoints are told now
     * @param why why others are not, one clause for each
     */
    record Announced(int told, List<String> why) {
        public Announced {
            why = List.copyOf(why);
        }
    }

    /**
     * @param decided on the alert
     * @param hears who is to hear what
     * @param listening the subscriptions by which endpoints ask for it
     * @param factAt when the fact behind it was written
     */
    Uni<Announced> announce(
            Decided decided,
            Trouble trouble,
            List<Hears> hears,
            List<Listening> listening,
            Instant factAt,
            Instant now) {
        return overtake(decided, hears)
                .chain(left -> place(decided.alertId(), trouble, left, listening, factAt, now));
    }

    /**
     * What is held back and overtaken by the decision goes: what is over and was never told is not
     * told; an end that waits when it opens again was no end, and nobody hears of either.
     */
    private Uni<List<Hears>> overtake(Decided decided, List<Hears> hears) {
        return switch (decided.decision()) {
            case RESOLVED -> held.drop(decided.alertId(), ALL).replaceWith(hears);
            case ACKNOWLEDGED ->
                    held.drop(decided.alertId(), List.of(Transition.REMINDED)).replaceWith(hears);
            case REOPENED ->
                    held.drop(decided.alertId(), List.of(Transition.RESOLVED))
                            .map(dropped ->
                                    hears.stream()
                                            .filter(one -> !dropped.contains(one.endpointId()))
                                            .toList());
            default -> Uni.createFrom().item(hears);
        };
    }

    private Uni<Announced> place(
            String alertId,
            Trouble trouble,
            List<Hears> hears,
            List<Listening> listening,
            Instant factAt,
            Instant now) {
        if (hears.isEmpty()) return Uni.createFrom().item(new Announced(0, List.of()));
        var offers =
                listening.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Listening::endpointId,
                                        Collectors.mapping(Listening::terms, Collectors.toList())));
        return surroundings
                .of(alertId, trouble, now)
                .chain(around ->
                        Multi.createFrom()
                                .iterable(hears)
                                .onItem()
                                .transformToUniAndConcatenate(one -> {
                                    var own =
                                            offers.getOrDefault(
                                                    one.endpointId(), List.of(Terms.PLAIN));
                                    var choice = choose(trouble, one, own, around, now);
                                    var row = row(alertId, trouble, one, choice, factAt);
                                    return tellOrHold(row, trouble, choice, now);
                                })
                                .collect()
                                .asList())
                .map(Placing::announced);
    }

    /** On whose terms of those that are offered, and whether now. */
    Uni<Choice> choose(HeldTellings.Row row, Trouble trouble, List<Terms> offers, Instant now) {
        return surroundings
                .of(row.alertId(), trouble, now)
                .map(around -> choose(trouble, row.hears(), offers, around, now));
    }

    private Choice choose(
            Trouble trouble, Hears one, List<Terms> offers, Circumstances around, Instant now) {
        return Choice.of(
                offers, terms -> Mute.judge(trouble, one.transition(), terms, around, config, now));
    }

    private static HeldTellings.Row row(
            String alertId, Trouble trouble, Hears one, Choice choice, Instant factAt) {
        return new HeldTellings.Row(alertId, one, choice.stream(alertId, trouble), factAt);
    }

    /** Empty text: told now. */
    private Uni<String> tellOrHold(
            HeldTellings.Row row, Trouble trouble, Choice choice, Instant now) {
        if (choice.held().isPresent()) {
            return hold(row, choice.held().get(), now).replaceWith(choice.held().get().why());
        }
        var grouping = choice.group(trouble, row.hears().transition());
        if (grouping.isPresent()) {
            return join(row, grouping.get(), now).replaceWith(WITH_GROUP);
        }
        var one = new Tellings.One(row.alertId(), trouble, row.hears(), row.group());
        return held.take(row.alertId(), row.hears().endpointId())
                .chain(() -> tellings.enqueue(List.of(one), row.factAt(), now))
                .chain(() -> remindLater(row, choice.terms(), now))
                .replaceWith("");
    }

    /** True if an alert of this kind keeps others from being told while it is open. */
    boolean explainsOthers(TroubleKind kind) {
        return surroundings.isSource(kind);
    }

    /** Held back by itself, and looked at again before long. */
    Uni<Void> hold(HeldTellings.Row row, Mute.Held why, Instant now) {
        return held.hold(row.alone(), why.atMost(now.plus(config.longestLook())));
    }

    /** Waits for the next time that its group is told. */
    Uni<Void> join(HeldTellings.Row row, Grouping grouping, Instant now) {
        return held.nextOfGroup(
                        row.hears().endpointId(),
                        row.group(),
                        now.plus(grouping.firstWait()),
                        grouping.interval())
                .chain(due -> held.hold(row, new Mute.Held(due, WITH_GROUP)));
    }

    /** What is open and told is told again after a while, if that is wanted. */
    Uni<Void> remindLater(HeldTellings.Row told, Terms terms, Instant now) {
        var again =
                switch (told.hears().transition()) {
                    case OPENED, UPDATED, REMINDED -> terms.repeat();
                    case ACKNOWLEDGED, RESOLVED -> Optional.<Duration>empty();
                };
        return again.map(after -> remind(told.alertId(), told.hears().endpointId(), after, now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The same for all endpoints that were told, as their subscriptions want it. */
    Uni<Void> remindLater(
            String alertId, List<Listening> listening, List<String> told, Instant now) {
        return Multi.createFrom()
                .iterable(listening)
                .filter(one -> told.contains(one.endpointId()))
                .filter(one -> one.terms().repeat().isPresent())
                .onItem()
                .transformToUniAndConcatenate(
                        one -> remind(alertId, one.endpointId(), one.terms().repeat().get(), now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> remind(String alertId, String endpointId, Duration after, Instant now) {
        var reminder =
                new Hears(
                        endpointId,
                        Transition.REMINDED,
                        Transition.REMINDED.word() + "-" + now.getEpochSecond());
        var row = new HeldTellings.Row(alertId, reminder, "", now);
        return held.hold(row, new Mute.Held(now.plus(after), "told again if still open"));
    }

    private static Announced announced(List<String> outcomes) {
        var why = outcomes.stream().filter(text -> !text.isEmpty()).distinct().toList();
        int told = (int) outcomes.stream().filter(String::isEmpty).count();
        return new Announced(told, why);
    }
}
