package peering.telemetry.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import peering.routing.net.Prefix;
import peering.telemetry.bmp.BmpConfig;
import peering.telemetry.degradation.DegradationConfig;
import peering.telemetry.detect.DetectConfig;
import peering.telemetry.detect.DetectionStages;
import peering.telemetry.entry.EntryConfig;
import peering.telemetry.latency.LatencyConfig;
import peering.telemetry.pulse.ExpectedFeeds;
import peering.telemetry.pulse.PulseConfig;
import peering.telemetry.source.RisLiveConfig;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.world.CurrentWorld;

/** The topology with its shipped settings, as a process of its own, so that it can be killed. */
final class TopologyProcess {
    static final WatchedPrefix WATCHED =
            new WatchedPrefix(
                    "pfx_1",
                    "acme",
                    "con_1",
                    Prefix.parse("203.0.113.0/24"),
                    List.of(64500L),
                    true);

    /** Of the application, and so of its group. */
    static final String NAME = "survival";

    private static final String STREAMS = "kafka-streams.";

    private TopologyProcess() {}

    /**
     * @param settings other ones than the shipped, such as {@code -Dpeering.bmp.settle=1m}
     */
    static Process start(String bootstrapServers, Path stateDir, String... settings)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(settings));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        TopologyProcess.class.getName(),
                        bootstrapServers,
                        stateDir.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/topology-process.log"))
                .start();
    }

    public static void main(String[] args) throws IOException {
        var config = config();
        var prefixes = new WatchedPrefixes();
        prefixes.put(WATCHED);
        var metrics = new SimpleMeterRegistry();
        var sessions =
                new SessionBranch(
                        config.getConfigMapping(BmpConfig.class), Clock.systemUTC(), metrics);
        var entries =
                new EntryBranch(
                        prefixes,
                        config.getConfigMapping(EntryConfig.class),
                        Clock.systemUTC(),
                        metrics);
        var pulses =
                new PulseBranch(
                        new ExpectedFeeds(
                                config.getConfigMapping(PulseConfig.class),
                                config.getConfigMapping(RisLiveConfig.class),
                                config.getConfigMapping(BmpConfig.class)),
                        config.getConfigMapping(PulseConfig.class),
                        Clock.systemUTC(),
                        metrics);
        var topology =
                new TelemetryTopology(
                                prefixes,
                                new DetectionStages(
                                        prefixes,
                                        new CurrentWorld(),
                                        config.getConfigMapping(DetectConfig.class),
                                        Clock.systemUTC(),
                                        new SimpleMeterRegistry()),
                                config.getConfigMapping(LatencyConfig.class),
                                config.getConfigMapping(DegradationConfig.class),
                                Clock.systemUTC(),
                                metrics)
                        .topology(sessions, entries, pulses);
        new KafkaStreams(topology, settings(config, args[0], args[1])).start();
    }

    private static SmallRyeConfig config() throws IOException {
        URL shipped = TopologyProcess.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(shipped), new SysPropConfigSource())
                .withMapping(DetectConfig.class)
                .withMapping(BmpConfig.class)
                .withMapping(EntryConfig.class)
                .withMapping(PulseConfig.class)
                .withMapping(RisLiveConfig.class)
                .withMapping(LatencyConfig.class)
                .withMapping(DegradationConfig.class)
                .withValidateUnknown(false)
                .build();
    }

    private static Properties settings(SmallRyeConfig config, String broker, String stateDir) {
        var settings = new Properties();
        for (String name : config.getPropertyNames()) {
            if (!name.startsWith(STREAMS)) continue;
            settings.put(name.substring(STREAMS.length()), config.getConfigValue(name).getValue());
        }
        settings.put("application.id", NAME);
        settings.put("bootstrap.servers", broker);
        settings.put("state.dir", stateDir);
        return settings;
    }
}
