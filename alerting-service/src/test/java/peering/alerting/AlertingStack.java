package peering.alerting;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import java.util.Map;
import peering.stack.StackResource;

/**
 * The real stack under every test of this module, and settings that make waiting short.
 *
 * <p>The worker looks by itself only every half minute: whatever a test sees sooner was notified.
 */
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = AlertingStack.DATABASE))
@QuarkusTestResource(AlertingStack.Settings.class)
public final class AlertingStack {
    public static final String DATABASE = "alerting";

    private AlertingStack() {}

    public static final class Settings implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.ofEntries(
                    Map.entry(
                            "peering.secrets.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
                    Map.entry("peering.endpoint.allow-loopback", "true"),
                    Map.entry("peering.public-url", "https://portal.example.org/"),
                    Map.entry("peering.operator.organisation", "ops"),
                    Map.entry("peering.mute.look-every", "200ms"),
                    Map.entry("peering.delivery.timeout", "4s"),
                    Map.entry("peering.delivery.retry-after", "100ms,200ms,300ms"),
                    Map.entry("peering.delivery.failing-after", "2"),
                    Map.entry("peering.delivery.lease", "15s"),
                    Map.entry("peering.delivery.look-every", "30s"),
                    Map.entry("peering.delivery.per-endpoint", "2"),
                    Map.entry("peering.delivery.concurrency", "16"));
        }

        @Override
        public void stop() {}
    }
}
