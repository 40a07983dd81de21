package peering.telemetry.degradation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import peering.contract.LatencyDegradationFact;
import peering.telemetry.latency.Sample;

/** A labelled trace: its samples, and the times at which its level changed. */
record Trace(List<Sample> samples, List<Instant> changes) {
    private static final Duration TOLERANCE = Duration.ofMinutes(32);

    static Trace read(String name) {
        var samples = new ArrayList<Sample>();
        var changes = new ArrayList<Instant>();
        try (var in = Trace.class.getResourceAsStream("/latency/" + name + ".csv.gz");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split(";");
                var at = Instant.parse(columns[0].replace(' ', 'T') + "Z");
                double rtt = Double.parseDouble(columns[1].replace(',', '.'));
                samples.add(new Sample(columns[0], Optional.of(rtt), at));
                if (columns[2].equals("1")) changes.add(at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return new Trace(samples, changes);
    }

    /** A change is labelled close to where the degradation is said to have begun. */
    boolean roseBefore(LatencyDegradationFact fact) {
        return changes.stream()
                .anyMatch(change ->
                        Duration.between(change, fact.startedAt()).abs().compareTo(TOLERANCE) <= 0);
    }
}
