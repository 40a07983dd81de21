package peering.kit.facts;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import peering.contract.Topics;

/**
 * Creates the topics of the contract that are missing, before any channel opens.
 *
 * <p>If the broker cannot be reached within the start timeout, the start goes on (requests can be
 * answered without Kafka) and the creation is tried again in the background; the service is not
 * ready until it has succeeded.
 */
@ApplicationScoped
@Readiness
public class TopicCreation implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final long PAUSE_MILLIS = 1000;

    private final KafkaConfig config;
    private final Map<String, Object> client;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    TopicCreation(
            KafkaConfig config, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.config = config;
        this.client = new HashMap<>(broker);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
    }

    /** Before the messaging connectors, which open their channels at the default priority. */
    void start(@Observes @Priority(1) StartupEvent event) throws InterruptedException {
        if (!config.create()) {
            done.countDown();
            return;
        }
        Thread.ofVirtual().name("topic-creation").start(this::insist);
        if (!done.await(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("no broker after %s, going on without", config.startTimeout());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka topics").status(done.getCount() == 0).build();
    }

    private void insist() {
        try {
            while (!created() && !stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("trying to create the topics again");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Set<String> there = admin.listTopics().names().get();
            var missing =
                    Topics.ALL.stream()
                            .filter(topic -> !there.contains(topic.name()))
                            .map(this::asNew)
                            .toList();
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                settled(creation.getKey(), creation.getValue());
            }
            done.countDown();
            return true;
        } catch (ExecutionException | KafkaException notNow) {
            LOG.warnf("topics cannot be created yet: %s", notNow.getMessage());
            return false;
        }
    }

    /** Another service may have been faster; that is as good. */
    private static void settled(String topic, KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException {
        try {
            creation.get();
            LOG.infof("created topic %s", topic);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) throw failed;
        }
    }

    private NewTopic asNew(Topics.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), config.replication())
                .configs(topic.settings());
    }
}
