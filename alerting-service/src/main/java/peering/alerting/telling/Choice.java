package peering.alerting.telling;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import peering.alerting.alert.Trouble;
import peering.alerting.format.Transition;
import peering.alerting.subscription.Grouping;
import peering.alerting.subscription.Terms;
import peering.contract.Trouble.Severity;

/**
 * On whose terms an endpoint hears of an alert: of several subscriptions the one that lets it be
 * told first.
 *
 * @param held empty: told now, or with its group
 */
record Choice(Terms terms, Optional<Mute.Held> held) {

    /**
     * @param offers the terms of the endpoint's subscriptions that ask for the alert, at least one
     */
    static Choice of(
            List<Terms> offers, java.util.function.Function<Terms, Optional<Mute.Held>> mute) {
        Choice best = null;
        for (var terms : offers) {
            var choice = new Choice(terms, mute.apply(terms));
            if (best == null || choice.isSoonerThan(best)) best = choice;
        }
        return best;
    }

    private boolean isSoonerThan(Choice other) {
        if (held.isEmpty())
            return other.held.isPresent() || other.waitsForGroup() && !waitsForGroup();
        return other.held.isPresent() && held.get().until().isBefore(other.held.get().until());
    }

    private boolean waitsForGroup() {
        return terms.grouping() != null;
    }

    /** The group it is told with; empty if it waits for nobody. */
    Optional<Grouping> group(Trouble trouble, Transition transition) {
        boolean alone =
                trouble.severity() == Severity.Critical || transition == Transition.ACKNOWLEDGED;
        return alone ? Optional.empty() : Optional.ofNullable(terms.grouping());
    }

    /** What waits for each other: the alert's own tellings, or its group's. */
    String stream(String alertId, Trouble trouble) {
        var grouping = terms.grouping();
        return grouping == null ? alertId : key(grouping.common(trouble.allLabels()));
    }

    /** The group as one text: {@code {kind="site-down", site="ams1"}}. */
    static String key(SortedMap<String, String> common) {
        return new TreeMap<>(common)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
