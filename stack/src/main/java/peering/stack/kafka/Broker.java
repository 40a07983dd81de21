package peering.stack.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and KRaft controller in one, in this JVM, on the loopback interface.
 *
 * <p>Its records survive a restart on the same directory. Topics are never created by mere use: a
 * service creates what it needs, and a misspelt topic is an error and not a new topic.
 */
public final class Broker implements AutoCloseable {
    private static final String NODE = "1";
    private final Map<String, String> settings;
    private final String bootstrapServers;
    private KafkaRaftServer server;

    private Broker(Map<String, String> settings, String bootstrapServers) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a node; formats {@code dir} the first time. Returns when clients can connect.
     *
     * @param controllerPort of the KRaft controller; must be known before the start, so zero is not
     *     allowed
     */
    public static Broker start(Path dir, int port, int controllerPort) throws IOException {
        format(dir);
        var broker = new Broker(settings(dir, port, controllerPort), "localhost:" + port);
        broker.restart();
        return broker;
    }

    /** For tests of an outage: nobody listens until {@link #restart}. */
    public synchronized void stop() {
        if (server == null) return;
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    /** Goes on where {@link #stop} left off; returns when clients can connect. */
    public synchronized void restart() {
        if (server != null) return;
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        stop();
    }

    private static void format(Path dir) throws IOException {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(dir);
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(Integer.parseInt(NODE))
                    .addDirectory(dir.toString())
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(dir.toString())
                    .setIgnoreFormatted(true)
                    .setHasDynamicQuorum(false)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format " + dir + " for Kafka", e);
        }
    }

    private static Map<String, String> settings(Path dir, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(singleNode());
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put(
                "listeners",
                "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("log.dirs", dir.toString());
        return settings;
    }

    private static Map<String, String> singleNode() {
        return Map.ofEntries(
                Map.entry("node.id", NODE),
                Map.entry("process.roles", "broker,controller"),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // The default takes 128 MiB of heap.
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"));
    }
}
