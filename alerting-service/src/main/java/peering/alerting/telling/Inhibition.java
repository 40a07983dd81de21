package peering.alerting.telling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import peering.alerting.alert.Alert;
import peering.alerting.format.TroubleKind;

/**
 * While an alert of one kind is open, those of another that it explains are not told: a site that
 * is down, its sessions.
 *
 * @param label of which both must have the same value
 */
record Inhibition(TroubleKind source, TroubleKind target, String label) {
    private static final Pattern TEXT = Pattern.compile("([a-z-]+)>([a-z-]+):([a-z_]{1,40})");

    /**
     * Reads {@code site-down>session-down:site}.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    static Inhibition read(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) throw wrong(text, "it is not source>target:label");
        var source = kind(parts.group(1), text);
        var target = kind(parts.group(2), text);
        if (source == target) throw wrong(text, "a kind cannot keep itself from being told");
        return new Inhibition(source, target, parts.group(3));
    }

    private static TroubleKind kind(String word, String text) {
        return TroubleKind.of(word)
                .orElseThrow(() -> wrong(text, "'" + word + "' is none of " + TroubleKind.WORDS));
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("peering.mute.inhibitions: '" + text + "': " + why);
    }

    /** The kinds that may keep this one from being told. */
    static List<TroubleKind> sources(List<Inhibition> rules, TroubleKind target) {
        return rules.stream()
                .filter(rule -> rule.target == target)
                .map(Inhibition::source)
                .distinct()
                .toList();
    }

    /**
     * The first of the open alerts that keeps one of this kind with these labels from being told.
     */
    static Optional<String> by(
            List<Inhibition> rules,
            TroubleKind target,
            Map<String, String> labels,
            List<Alert> open) {
        return open.stream()
                .filter(alert ->
                        rules.stream()
                                .anyMatch(rule ->
                                        rule.target == target
                                                && rule.source == alert.kind()
                                                && labels.containsKey(rule.label)
                                                && Objects.equals(
                                                        labels.get(rule.label),
                                                        alert.labels().get(rule.label))))
                .map(Alert::alertId)
                .findFirst();
    }
}
