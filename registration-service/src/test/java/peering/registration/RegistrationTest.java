package peering.registration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Map;
import peering.stack.StackResource;

/** A test of the running service on a real broker, database and issuer. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "registration"))
@QuarkusTestResource(RegistrationTest.SmallLimits.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RegistrationTest {

    /** Limits that a test can reach in a second. */
    class SmallLimits implements QuarkusTestResourceLifecycleManager {
        static final int SITES = 80;
        static final int PREFIXES = 60;
        static final int CONNECTIONS = 15;
        static final int SESSIONS = 10;
        static final int REGISTERED_PREFIXES = 50;
        static final Duration PATH_HOLD = Duration.ofSeconds(2);

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "peering.site.most",
                    "" + SITES,
                    "peering.prefix.max-per-organisation",
                    "" + PREFIXES,
                    "peering.connection.max-per-organisation",
                    "" + CONNECTIONS,
                    "peering.secrets.key",
                    "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                    "peering.partner.auto-approve.sdci",
                    "proven",
                    "peering.partner.max-sessions",
                    "" + SESSIONS,
                    "peering.partner.max-registered-prefixes",
                    "" + REGISTERED_PREFIXES,
                    "peering.path.return-after",
                    PATH_HOLD.toString(),
                    "peering.path.leave-internet-after",
                    "PT0.5S",
                    "peering.path.calm-after",
                    "PT0.001S");
        }

        @Override
        public void stop() {
            // nothing was started
        }
    }
}
