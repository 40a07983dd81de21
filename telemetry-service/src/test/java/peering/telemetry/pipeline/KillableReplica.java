package peering.telemetry.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import peering.contract.Topics;
import peering.stack.Ports;
import peering.stack.kafka.Broker;
import peering.stack.kafka.Facts;

/** A broker with all topics, and the topology on it as a process that a test may kill. */
abstract class KillableReplica {
    @TempDir Path dir;
    Broker broker;
    Facts facts;
    Process running;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(dir.resolve("kafka"), Ports.free(), Ports.free());
        facts = new Facts(broker.bootstrapServers());
        Topics.ALL.forEach(topic -> facts.create(topic.name(), topic.partitions()));
        running = TopologyProcess.start(broker.bootstrapServers(), dir.resolve("streams-1"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        running.destroyForcibly().waitFor();
        broker.close();
    }
}
