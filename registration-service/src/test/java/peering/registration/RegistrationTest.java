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
import java.util.HashMap;
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

    /** Limits that a test can reach in a second, and jobs that do not keep it waiting. */
    class SmallLimits implements QuarkusTestResourceLifecycleManager {
        static final int SITES = 80;
        static final int PREFIXES = 60;
        static final int CONNECTIONS = 15;
        static final int SESSIONS = 10;
        static final int REGISTERED_PREFIXES = 90;
        static final Duration PATH_HOLD = Duration.ofSeconds(2);
        static final int DELEGATIONS = 4;
        static final int PROOFS = 12;

        @Override
        public Map<String, String> start() {
            var config = new HashMap<String, String>();
            config.put("peering.site.most", "" + SITES);
            config.put("peering.prefix.max-per-organisation", "" + PREFIXES);
            config.put("peering.prefix.max-delegations", "" + DELEGATIONS);
            config.put("peering.prefix.expiry-every", "1s");
            config.put("peering.prefix.events-drop-every", "1s");
            config.put("peering.connection.max-per-organisation", "" + CONNECTIONS);
            config.put("peering.partner.max-sessions", "" + SESSIONS);
            config.put("peering.partner.max-registered-prefixes", "" + REGISTERED_PREFIXES);
            config.put("peering.partner.auto-approve.sdci", "proven");
            config.put("peering.partner.proof.rdap.url", FakeRdap.get().url());
            config.put("peering.partner.proof.rdap.timeout", "PT2S");
            config.put("peering.partner.proof.most-per-hour", "" + PROOFS);
            config.put("peering.secrets.key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
            config.put("peering.path.return-after", PATH_HOLD.toString());
            config.put("peering.path.leave-internet-after", "PT0.5S");
            config.put("peering.path.look-every", "25ms");
            config.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "100");
            config.put("peering.path.calm-after", "PT0.001S");
            return config;
        }

        @Override
        public void stop() {
            // nothing was started
        }
    }
}
