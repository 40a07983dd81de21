package peering.telemetry.latency;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.kit.problem.CommonProblem;
import peering.telemetry.web.Times;

/** Which time a report is about; a {@code @BeanParam}. */
public class ReportTime {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Map<String, Duration> WINDOWS =
            Map.of(
                    "6h", Duration.ofHours(6),
                    "12h", Duration.ofHours(12),
                    "1d", Duration.ofDays(1),
                    "7d", Duration.ofDays(7),
                    "30d", Duration.ofDays(30));

    @QueryParam("from")
    @Parameter(description = "Start, ISO-8601; 'to' less 'window' if left out.")
    public String from;

    @QueryParam("to")
    @Parameter(description = "End, ISO-8601; now if left out.")
    public String to;

    @QueryParam("window")
    @Parameter(description = "6h, 12h, 1d (if left out), 7d or 30d; not together with 'from'.")
    public String window;

    /**
     * Whole windows: from the first that holds {@code from} to behind the one that holds {@code
     * to}.
     */
    record Range(Instant from, Instant to) {}

    Range range(Instant now) {
        Instant end = to == null ? now : Times.read("to", to);
        Instant start = from == null ? end.minus(length()) : Times.read("from", from);
        if (from != null && window != null) {
            throw CommonProblem.FIELD_INVALID.at(
                    "window", "'from' and 'window' say the same", "send one of the two");
        }
        boolean fits = start.isBefore(end) && !start.plus(LONGEST).isBefore(end);
        if (!fits) {
            throw CommonProblem.FIELD_INVALID.at(
                    "from", "a report is about at most 31 days", "send a 'from' before 'to'");
        }
        return new Range(
                LatencyWindow.startOf(start),
                LatencyWindow.startOf(end).plus(LatencyWindow.LENGTH));
    }

    private Duration length() {
        var length = WINDOWS.get(window == null ? "1d" : window);
        if (length != null) return length;
        throw CommonProblem.FIELD_INVALID.at(
                "window", "there is no such window", "send 6h, 12h, 1d, 7d or 30d");
    }
}
