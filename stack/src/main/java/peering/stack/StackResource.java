package peering.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import peering.stack.postgres.Postgres;

/**
 * Gives a {@code @QuarkusTest} the real stack.
 *
 * <pre>
 *   &#64;QuarkusTest
 *   &#64;QuarkusTestResource(value = StackResource.class, initArgs = &#64;ResourceArg(name = "db", value = "registration"))
 * </pre>
 *
 * Sets {@code kafka.bootstrap.servers} and {@code quarkus.oidc.auth-server-url}; with {@code db}
 * also the datasource's JDBC and reactive URL and credentials. The stack stays up between test
 * classes and ends with the JVM.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    private String database = "";

    @Override
    public void init(Map<String, String> args) {
        database = args.getOrDefault("db", "");
    }

    @Override
    public Map<String, String> start() {
        var stack = TestStack.get();
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", stack.bootstrapServers());
        config.put("quarkus.oidc.auth-server-url", stack.issuer().url());
        if (!database.isEmpty()) {
            stack.postgres().create(database);
            config.put("quarkus.datasource.jdbc.url", stack.postgres().jdbcUrl(database));
            config.put("quarkus.datasource.reactive.url", stack.postgres().reactiveUrl(database));
            config.put("quarkus.datasource.username", Postgres.OWNER);
            config.put("quarkus.datasource.password", Postgres.OWNER_PASSWORD);
        }
        return config;
    }

    @Override
    public void stop() {
        // The stack belongs to the JVM, not to a test class; its shutdown hook ends it.
    }
}
