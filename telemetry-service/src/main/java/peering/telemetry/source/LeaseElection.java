package peering.telemetry.source;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Elects through a Kubernetes Lease: whoever renews it holds the office. A replica that dies loses
 * it after the lease's duration, one that stops hands it over at once. A replica that lost it
 * stands again.
 */
final class LeaseElection implements Election {
    private static final Logger LOG = Logger.getLogger(LeaseElection.class);

    private final KubernetesClient kubernetes;
    private final ElectionConfig config;
    private final String identity;
    private volatile boolean standing;
    private volatile CompletableFuture<?> term = CompletableFuture.completedFuture(null);

    /**
     * @param identity of this replica, different for each: the pod's name
     */
    LeaseElection(KubernetesClient kubernetes, ElectionConfig config, String identity) {
        this.kubernetes = kubernetes;
        this.config = config;
        this.identity = identity;
    }

    @Override
    public void stand(Runnable elected, Runnable dismissed) {
        standing = true;
        var callbacks =
                new LeaderCallbacks(
                        elected,
                        dismissed,
                        holder -> LOG.infof("the RIS Live feed is listened to by %s", holder));
        next(callbacks);
    }

    @Override
    public void withdraw() {
        standing = false;
        term.cancel(true);
    }

    private void next(LeaderCallbacks callbacks) {
        if (!standing) return;
        term = kubernetes.leaderElector().withConfig(election(callbacks)).build().start();
        term.whenComplete((_, trouble) -> lost(callbacks, trouble));
    }

    private void lost(LeaderCallbacks callbacks, Throwable trouble) {
        if (!standing) return;
        LOG.warnf("the election is over (%s), standing again", trouble);
        CompletableFuture.delayedExecutor(
                        config.retry().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .execute(() -> next(callbacks));
    }

    private LeaderElectionConfig election(LeaderCallbacks callbacks) {
        String namespace = config.namespace().orElseGet(kubernetes::getNamespace);
        return new LeaderElectionConfigBuilder()
                .withName(config.lease())
                .withLock(new LeaseLock(namespace, config.lease(), identity))
                .withLeaseDuration(config.duration())
                .withRenewDeadline(config.renewWithin())
                .withRetryPeriod(config.retry())
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(callbacks)
                .build();
    }
}
