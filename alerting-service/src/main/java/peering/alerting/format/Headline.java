package peering.alerting.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import peering.contract.Trouble.Severity;

/** What a person reads first of an alert, in plain text; each chat writes it in its own way. */
final class Headline {
    /** A line of what is known. */
    record Line(String name, String value) {}

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Labels that the headline has said already, or that say nothing to a person. */
    private static final Set<String> SAID =
            Set.of("kind", "severity", "organisation", "prefix", "prefix_id");

    private Headline() {}

    /** {@code Critical: route anomaly opened, 205.251.192.0/23}. */
    static String of(Notice notice) {
        String what = kind(notice) + " " + notice.transition().word();
        String prefix = notice.label("prefix");
        return notice.severity() + ": " + what + (prefix.isEmpty() ? "" : ", " + prefix);
    }

    /** {@code route anomaly}. */
    static String kind(Notice notice) {
        return notice.kind().slug().replace('-', ' ');
    }

    /** {@code Critical: 3 alerts, 2 open (prefix 205.251.192.0/23)}. */
    static String of(Group group) {
        int all = group.notices().size();
        String counts = all + (all == 1 ? " alert, " : " alerts, ") + group.open() + " open";
        String labels =
                group.labels().entrySet().stream()
                        .map(label -> label.getKey() + " " + label.getValue())
                        .collect(Collectors.joining(", "));
        return group.severity() + ": " + counts + (labels.isEmpty() ? "" : " (" + labels + ")");
    }

    /** Severity, times and the alert's own labels. */
    static List<Line> lines(Notice notice) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Began", time(notice.startedAt())));
        notice.endedAt().ifPresent(end -> lines.add(new Line("Ended", time(end))));
        Group.bounded(notice.labels())
                .forEach((name, value) -> {
                    if (!SAID.contains(name) && !value.isEmpty())
                        lines.add(new Line(spoken(name), value));
                });
        return lines;
    }

    static String time(Instant at) {
        return UTC.format(at);
    }

    /** A coloured dot, or a tick once it is over. */
    static String sign(Severity severity, boolean over) {
        if (over) return "✅";
        return switch (severity) {
            case Critical -> "🔴";
            case Warning -> "🟠";
            case Info -> "🔵";
        };
    }

    private static String spoken(String label) {
        String words = label.replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
