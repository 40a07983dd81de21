package peering.telemetry.latency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import peering.contract.LatencySampleFact;
import peering.kit.problem.ProblemKind.FieldError;
import peering.routing.net.Prefix;

/**
 * Samples as a probe sends them. Either all are taken or none, so a probe never has to find out
 * which.
 */
public record SampleBatch(List<Entry> samples) {
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_ERRORS = 50;

    /**
     * @param prefix a registered one
     * @param place the probe operator's stable name for where it measured, such as {@code NL-AMS}
     * @param at when, ISO-8601
     * @param rttMs the round trip in milliseconds; left out when there was no answer
     * @param lost true when there was no answer
     */
    public record Entry(String prefix, String place, Instant at, Double rttMs, Boolean lost) {}

    /** What came of a batch: facts, or errors and no facts. */
    record Judged(List<LatencySampleFact> facts, List<FieldError> errors) {}

    /**
     * @param watched says whether a prefix is registered and verified
     */
    Judged judge(String probe, Predicate<Prefix> watched, LatencyConfig config, Instant now) {
        var facts = new ArrayList<LatencySampleFact>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < samples.size() && errors.size() < MOST_ERRORS; i++) {
            var entry = samples.get(i);
            var wrong = entry == null ? missing("") : wrong(entry, watched, config, now);
            String place = "samples[" + i + "]";
            wrong.ifPresentOrElse(
                    error -> errors.add(at(place, error)), () -> facts.add(fact(probe, entry)));
        }
        return new Judged(errors.isEmpty() ? facts : List.of(), errors);
    }

    private static Optional<FieldError> wrong(
            Entry entry, Predicate<Prefix> watched, LatencyConfig config, Instant now) {
        return wrongPrefix(entry, watched)
                .or(() -> wrongPlace(entry))
                .or(() -> wrongTime(entry, config, now))
                .or(() -> wrongRtt(entry, config));
    }

    private static Optional<FieldError> wrongPrefix(Entry entry, Predicate<Prefix> watched) {
        if (entry.prefix() == null) return missing("prefix");
        try {
            if (watched.test(Prefix.parse(entry.prefix()))) return Optional.empty();
            return error(
                    "prefix",
                    "nobody has registered this prefix, or it is not verified",
                    "measure registered prefixes only");
        } catch (IllegalArgumentException unreadable) {
            return error("prefix", unreadable.getMessage(), "send a prefix like 203.0.113.0/24");
        }
    }

    private static Optional<FieldError> wrongPlace(Entry entry) {
        if (entry.place() == null) return missing("place");
        if (PLACE.matcher(entry.place()).matches()) return Optional.empty();
        return error(
                "place",
                "a place is 1 to 64 letters, digits, dots, dashes, underscores",
                "send a name like NL-AMS");
    }

    private static Optional<FieldError> wrongTime(Entry entry, LatencyConfig config, Instant now) {
        if (entry.at() == null) return missing("at");
        if (entry.at().isAfter(now.plus(config.aheadOfUs()))) {
            return error("at", "the time has not come yet", "set the probe's clock");
        }
        if (entry.at().isBefore(now.minus(config.oldest()))) {
            String most = "send samples of the last " + config.oldest().toDays() + " days";
            return error("at", "the sample is too old", most);
        }
        return Optional.empty();
    }

    private static Optional<FieldError> wrongRtt(Entry entry, LatencyConfig config) {
        boolean lost = Boolean.TRUE.equals(entry.lost());
        if (lost == (entry.rttMs() != null)) {
            return error(
                    "rttMs",
                    "a sample has a round trip or is lost, one of the two",
                    "send rttMs, or lost: true");
        }
        if (lost) return Optional.empty();
        double rtt = entry.rttMs();
        if (rtt > 0 && rtt <= config.mostMillis()) return Optional.empty();
        return error(
                "rttMs",
                "a round trip takes more than 0 and at most " + config.mostMillis() + " ms",
                "send milliseconds");
    }

    private static LatencySampleFact fact(String probe, Entry entry) {
        String prefix = Prefix.parse(entry.prefix()).toString();
        return new LatencySampleFact(
                id(probe, prefix, entry),
                prefix,
                entry.place(),
                Optional.ofNullable(entry.rttMs()),
                entry.at(),
                probe);
    }

    /** The same for the same measurement, so a batch that is sent again counts once. */
    private static String id(String probe, String prefix, Entry entry) {
        String what =
                String.join(
                        "\n",
                        probe,
                        prefix,
                        entry.place(),
                        entry.at().toString(),
                        String.valueOf(entry.rttMs()));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static FieldError at(String place, FieldError error) {
        String field = error.field().isEmpty() ? place : place + "." + error.field();
        return new FieldError(field, error.message(), error.remedy());
    }

    private static Optional<FieldError> missing(String field) {
        return error(field, "is missing", "send it");
    }

    private static Optional<FieldError> error(String field, String message, String remedy) {
        return Optional.of(new FieldError(field, message, remedy));
    }
}
