package peering.validator.validity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.AnchorCount;
import peering.validator.source.SlurmView;
import peering.validator.source.SourceView;
import peering.validator.source.VrpSnapshot;

/**
 * How validation is, with the members of Routinator's status that a service can fill which does not
 * validate itself but reads what others have validated.
 *
 * @param now when this was said
 * @param lastUpdateStart when the source in force was asked for its table
 * @param lastUpdateDone when that had come
 * @param lastUpdateDuration seconds between the two
 * @param generated when the relying party made it
 * @param payload what is judged with
 * @param tals what the source in force told, by trust anchor; empty if it does not tell
 * @param heldBack sources whose tables are held back, since too much is missing in them
 * @param sources in order of preference
 * @param exceptions the operator's own; null if none are configured
 */
public record Status(
        String version,
        Instant now,
        Optional<Instant> lastUpdateStart,
        Instant lastUpdateDone,
        Optional<Double> lastUpdateDuration,
        Instant generated,
        boolean stale,
        Payload payload,
        Map<String, Tal> tals,
        int heldBack,
        List<SourceView> sources,
        Optional<SlurmView> exceptions) {

    /** With the operator's own exceptions. */
    public record Payload(int vrps, int vrpsIpv4, int vrpsIpv6, int aspas) {}

    /** Without them; VRPs that are there twice count twice. */
    public record Tal(int vrpsTotal, int vrpsIpv4, int vrpsIpv6) {}

    static Status of(
            String version,
            Instant now,
            VrpSnapshot table,
            int heldBack,
            List<SourceView> sources,
            Optional<SlurmView> exceptions) {
        var asked =
                sources.stream()
                        .filter(SourceView::inForce)
                        .findFirst()
                        .flatMap(SourceView::askedAt)
                        .filter(at -> !at.isAfter(table.loaded()));
        return new Status(
                version,
                now,
                asked,
                table.loaded(),
                asked.map(at -> Duration.between(at, table.loaded()).toMillis() / 1000.0),
                table.built(),
                table.stale(now),
                payload(table),
                tals(table.vrps().anchors()),
                heldBack,
                sources,
                exceptions);
    }

    private static Payload payload(VrpSnapshot table) {
        return new Payload(
                table.table().size(),
                table.table().size(Family.IPV4),
                table.table().size(Family.IPV6),
                table.aspas().size());
    }

    private static Map<String, Tal> tals(Map<String, AnchorCount> anchors) {
        var tals = new TreeMap<String, Tal>();
        anchors.forEach((name, count) ->
                tals.put(name, new Tal(count.total(), count.ipv4(), count.ipv6())));
        return tals;
    }

    /** A line for each, for people and simple scripts. */
    String text() {
        var lines = new StringBuilder();
        line(lines, "version", version);
        line(lines, "last-update-start-at", text(lastUpdateStart));
        line(lines, "last-update-done-at", lastUpdateDone);
        line(lines, "last-update-done-ago", Duration.between(lastUpdateDone, now));
        line(lines, "last-update-duration", text(lastUpdateDuration.map(took -> took + "s")));
        line(lines, "generated-at", generated);
        line(lines, "stale", stale);
        line(lines, "vrps", payload.vrps());
        line(lines, "vrps-ipv4", payload.vrpsIpv4());
        line(lines, "vrps-ipv6", payload.vrpsIpv6());
        line(lines, "vrps-per-tal", perTal());
        line(lines, "aspas", payload.aspas());
        line(lines, "locally-filtered", exceptions.map(SlurmView::filtered).orElse(0));
        line(lines, "locally-added", exceptions.map(SlurmView::asserted).orElse(0));
        line(lines, "held-back", heldBack);
        for (int i = 0; i < sources.size(); i++) {
            line(lines, "source-" + (i + 1), text(sources.get(i)));
        }
        return lines.toString();
    }

    private String perTal() {
        return tals.entrySet().stream()
                .map(tal -> tal.getKey() + "=" + tal.getValue().vrpsTotal())
                .collect(Collectors.joining(" "));
    }

    private static String text(SourceView source) {
        String state = source.inForce() ? "in force" : "not in force";
        String details =
                new TreeMap<>(source.details())
                        .entrySet().stream()
                                .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining());
        String trouble = source.trouble().map(why -> ", " + why).orElse("");
        return source.location() + ", " + state + details + trouble;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("-");
    }

    /** What others wrote must not make a line of its own. */
    private static void line(StringBuilder lines, String name, Object value) {
        lines.append(name)
                .append(": ")
                .append(value.toString().replaceAll("\\p{Cntrl}", "?"))
                .append('\n');
    }
}
