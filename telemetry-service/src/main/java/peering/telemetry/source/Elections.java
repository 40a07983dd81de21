package peering.telemetry.source;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Chooses the election of the place where we run. */
final class Elections {
    /** Kubernetes sets it in every pod. */
    private static final String IN_A_POD = "KUBERNETES_SERVICE_HOST";

    @Produces
    @Singleton
    Election election(ElectionConfig config, Instance<KubernetesClient> kubernetes) {
        return of(config, kubernetes::get, System.getenv());
    }

    static Election of(
            ElectionConfig config,
            Supplier<KubernetesClient> kubernetes,
            Map<String, String> environment) {
        boolean elect = config.enabled().orElseGet(() -> environment.containsKey(IN_A_POD));
        if (!elect) return new Election.Alone();
        String pod = environment.getOrDefault("HOSTNAME", UUID.randomUUID().toString());
        return new LeaseElection(kubernetes.get(), config, pod);
    }
}
