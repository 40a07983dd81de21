package peering.telemetry.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;
import peering.telemetry.detect.DetectConfig;
import peering.telemetry.policy.Policy;
import peering.telemetry.watched.WatchPolicy;

/**
 * A replay from the command line; no broker, database or other part of the service runs. Settings
 * are those of the service, as environment variables or system properties.
 *
 * <pre>
 *   0 .. the file was read to its end, whatever was found
 *   1 .. it could not be read
 *   2 .. the arguments are wrong
 * </pre>
 */
public final class ReplayCommand {
    /** System property: the directory that a relative file name is meant from. */
    private static final String DIRECTORY = "peering.cwd";

    /** Characters; the service takes no longer one as a part of a replay. */
    private static final int LONGEST_POLICY = 256 << 10;

    /** A name that is not known is refused, as it is over HTTP: it may be a mistyped one. */
    private static final ObjectReader POLICIES =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(Policy.class);

    /** Above the built-in one, which does not read {@code 5s}. */
    private static final int CONVERTER_PRIORITY = 200;

    private final PrintStream facts;
    private final PrintStream people;
    private final Clock clock;

    ReplayCommand(PrintStream facts, PrintStream people, Clock clock) {
        this.facts = facts;
        this.people = people;
        this.clock = clock;
    }

    public static void main(String[] args) {
        // The libraries' log manager complains when it is not the first.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        var facts = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var people = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new ReplayCommand(facts, people, Clock.systemUTC()).run(args);
        facts.flush();
        System.exit(status);
    }

    int run(String... args) {
        ReplayArguments wanted;
        try {
            wanted = ReplayArguments.of(ReplayCommand::policy, args);
        } catch (IllegalArgumentException wrong) {
            people.println(wrong.getMessage());
            people.println();
            people.print(ReplayArguments.USAGE);
            return 2;
        }
        try {
            show(replayed(wanted));
            return 0;
        } catch (NoSuchFileException missing) {
            people.println("there is no file " + missing.getMessage());
        } catch (IOException | Replay.Stopped broken) {
            people.println(wanted.file() + " cannot be read: " + broken.getMessage());
        } catch (IllegalArgumentException tooMuch) {
            people.println(tooMuch.getMessage());
        }
        return 1;
    }

    private ReplayResult replayed(ReplayArguments wanted) throws IOException, Replay.Stopped {
        var config = config();
        var bounds = config.getConfigMapping(ReplayBounds.class);
        var detect = config.getConfigMapping(DetectConfig.class);
        var replay = new Replay(wanted.policies(), "you", bounds, detect, clock.instant());
        var file = file(wanted.file());
        var input = new CountedInput(new BufferedInputStream(Files.newInputStream(file)));
        try (input;
                var stream = RouteStreams.open(input, wanted.form(), wanted.collector(), bounds)) {
            return replay.run(stream, input, Files.size(file), _ -> {});
        }
    }

    private static Path file(String name) {
        return Path.of(System.getProperty(DIRECTORY, "")).resolve(name);
    }

    private static WatchPolicy policy(String name, Prefix prefix) {
        try (var in = Files.newInputStream(file(name))) {
            byte[] text = in.readNBytes(LONGEST_POLICY + 1);
            if (text.length > LONGEST_POLICY) {
                throw new IllegalArgumentException("the policy " + name + " is too long");
            }
            Policy policy = POLICIES.readValue(text);
            if (policy == null) throw new IllegalArgumentException(name + " holds no policy");
            policy.check("", prefix);
            return policy.watch();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the policy " + name + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        } catch (HttpProblem refused) {
            throw new IllegalArgumentException(
                    "the policy " + name + ": " + refused.getDetail(), refused);
        }
    }

    private static SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withMapping(ReplayBounds.class)
                .withMapping(DetectConfig.class)
                .withValidateUnknown(false)
                .build();
    }

    private void show(ReplayResult result) {
        result.anomalies().forEach(life -> facts.println(FactJson.text(life)));
        var progress = result.progress();
        people.printf(
                "%,d records with %,d routes, %,d skipped%s%n",
                progress.records(),
                progress.routes(),
                progress.skipped(),
                result.from().map(from -> span(from, result.to().orElse(from))).orElse(""));
        result.skipped().stream()
                .limit(3)
                .forEach(one -> people.printf("  skipped at %d: %s%n", one.at(), one.why()));
        people.printf("%d anomalies%n", result.anomalies().size());
        result.anomalies().forEach(this::show);
        if (result.leftOut() > 0) {
            people.printf("%d more facts are left out%n", result.leftOut());
        }
    }

    private void show(ReplayResult.Life life) {
        people.println();
        people.printf("%s: %s%n", life.last().kind(), life.last().summary());
        life.told()
                .forEach(told ->
                        people.printf(
                                "  %s  %-5s  %-8s  shown by %d of %d%n",
                                told.at(),
                                told.state(),
                                told.severity(),
                                told.observersNow(),
                                told.observerCount()));
    }

    private static String span(Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        return ", from %s to %s (%d h %d min)".formatted(from, to, minutes / 60, minutes % 60);
    }
}
