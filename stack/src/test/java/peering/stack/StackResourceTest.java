package peering.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackResourceTest {

    @Test
    void a_service_with_a_database_is_told_where_everything_is() throws Exception {
        var config = started(Map.of("db", "registration"));

        assertEquals(
                Set.of(
                        "kafka.bootstrap.servers",
                        "quarkus.oidc.auth-server-url",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.reactive.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password"),
                config.keySet());
        try (var connection =
                DriverManager.getConnection(
                        config.get("quarkus.datasource.jdbc.url"),
                        config.get("quarkus.datasource.username"),
                        config.get("quarkus.datasource.password"))) {
            assertEquals("registration", connection.getCatalog());
        }
    }

    @Test
    void a_service_without_a_database_hears_nothing_of_one() {
        assertEquals(
                Set.of("kafka.bootstrap.servers", "quarkus.oidc.auth-server-url"),
                started(Map.of()).keySet());
    }

    @Test
    void a_test_reaches_the_same_stack() {
        var config = started(Map.of());
        TestStack.facts().create("a-topic", 1);
        TestStack.facts().tell("a-topic", "k", "v".getBytes(StandardCharsets.UTF_8), Map.of());

        assertEquals(config.get("kafka.bootstrap.servers"), TestStack.bootstrapServers());
        assertEquals(config.get("quarkus.oidc.auth-server-url"), TestStack.issuer());
        assertEquals("v", TestStack.facts().await("a-topic", "k", fact -> true).value());
        assertFalse(TestStack.token("acme").isEmpty());
    }

    @Test
    void a_port_in_use_is_not_free() {
        int postgres = TestStack.get().postgres().port();

        assertFalse(Ports.isFree(postgres));
        assertTrue(Ports.isFree(Ports.free()));
    }

    private static Map<String, String> started(Map<String, String> args) {
        var resource = new StackResource();
        resource.init(args);
        return resource.start();
    }
}
