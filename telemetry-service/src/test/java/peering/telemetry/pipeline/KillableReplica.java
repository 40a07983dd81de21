package peering.telemetry.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
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
        running =
                TopologyProcess.start(
                        broker.bootstrapServers(), dir.resolve("streams-1"), settings());
    }

    /** Other settings than the shipped, for {@link TopologyProcess#start}. */
    String[] settings() {
        return new String[0];
    }

    @AfterEach
    void stop() throws InterruptedException {
        running.destroyForcibly().waitFor();
        broker.close();
    }

    /** {@link TopologyProcess#WATCHED}, as registration tells it. */
    void registered() {
        var watched = TopologyProcess.WATCHED;
        var since = Instant.now().minusSeconds(60);
        var fact =
                new PrefixFact(
                        watched.prefixId(),
                        watched.organisation(),
                        watched.connectionId(),
                        "ptn_1",
                        watched.prefix().toString(),
                        watched.origins(),
                        "0".repeat(64),
                        Optional.empty(),
                        PrefixFact.Standing.Verified,
                        since,
                        since,
                        1,
                        1);
        facts.tell(Topics.PREFIXES, watched.prefixId(), FactJson.write(fact), Map.of());
    }

    /** Threads of all replicas, and what each has. */
    Collection<MemberDescription> members() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var groups = admin.describeConsumerGroups(List.of(TopologyProcess.NAME));
            return groups.all().get().get(TopologyProcess.NAME).members();
        }
    }
}
