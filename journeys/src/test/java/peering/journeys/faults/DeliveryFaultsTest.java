package peering.journeys.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;

/**
 * Replicas of the alerting-service that are killed, and a database that goes away: what was to be
 * told is told at least once, with one row for each attempt that is known of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int ENDPOINTS = 8;
    private static final int DELIVERIES = 2000;
    private static final Pattern ENDPOINT = Pattern.compile("end_[0-9a-f]{32}");

    @TempDir static Path dir;

    private final List<String> endpoints = new ArrayList<>();
    private final List<AlertingReplica> replicas = new ArrayList<>();
    private LocalStack stack;
    private CountingHook hook;

    @BeforeAll
    void start() throws Exception {
        stack = LocalStack.start(dir, LocalStack.Places.free(), Identities.forTests(), false);
        stack.postgres().create(AlertingReplica.DATABASE);
        hook = new CountingHook();
        for (int i = 0; i < 3; i++) {
            replicas.add(
                    new AlertingReplica(
                            TwoReplicas.ROOT, Files.createFile(dir.resolve(i + ".log")), stack));
        }
        replicas.getFirst().start();
        for (int i = 0; i < ENDPOINTS; i++) {
            var made =
                    ENDPOINT.matcher(
                            replicas.getFirst()
                                    .post("/v1/endpoints", "{\"url\":\"" + hook.url() + "\"}"));
            assertTrue(made.find());
            endpoints.add(made.group());
        }
    }

    @AfterAll
    void stop() throws Exception {
        replicas.forEach(AlertingReplica::close);
        if (hook != null) hook.close();
        if (stack != null) stack.close();
    }

    /** The row is locked, so that what came of the attempt cannot be recorded. */
    @Test
    @Order(1)
    void killed_between_the_answer_and_the_record_it_is_sent_again_with_the_same_id()
            throws Exception {
        String id;
        try (var holder = connect()) {
            holder.setAutoCommit(false);
            hook.before = locks(holder);
            queue(1, 0);
            await().atMost(SOON).until(() -> hook.seen().size() == 1);
            id = hook.seen().keySet().iterator().next();
            replicas.get(0).kill();
        }
        assertEquals(
                "Waiting", text("select state from delivery where delivery_id = '" + id + "'"));

        replicas.get(1).start();

        await().atMost(SOON).until(() -> hook.seen().get(id) >= 2);
        await().atMost(SOON).until(() -> waiting() == 0);
        int rows = Integer.parseInt(text("select count(*) from delivery_attempt"));
        assertEquals(rows, Integer.parseInt(text("select attempts from delivery")));
        assertTrue(rows < hook.seen().get(id), "the one that was cut off has no row of " + rows);
    }

    private static java.util.function.Consumer<String> locks(Connection holder) {
        var first = new AtomicBoolean(true);
        return id -> {
            if (!first.getAndSet(false)) return;
            try (var lock =
                    holder.prepareStatement(
                            "select 1 from delivery where delivery_id = ? for update")) {
                lock.setString(1, id);
                lock.execute();
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        };
    }

    @Test
    @Order(2)
    void of_three_replicas_one_is_killed_and_the_database_restarts_and_nothing_is_lost()
            throws Exception {
        replicas.get(0).start();
        replicas.get(2).start();
        int before = hook.seen().size();
        queue(DELIVERIES, 1);
        await().atMost(SOON).until(() -> hook.seen().size() > before + DELIVERIES / 4);

        replicas.get(1).kill();
        stack.postgres().stop();
        stack.postgres().restart();

        await().atMost(SOON).ignoreExceptions().until(() -> waiting() == 0);
        assertEquals(ids(), hook.seen().keySet());
        assertEquals(
                "0",
                text(
                        "select count(*) from delivery d where attempts <> (select count(*)"
                                + " from delivery_attempt a where a.delivery_id = d.delivery_id)"));
        assertEquals("0", text("select count(*) from delivery where state <> 'Delivered'"));
        long twice = hook.seen().values().stream().filter(times -> times > 1).count();
        assertTrue(twice < DELIVERIES / 10, twice + " were sent more than once");
    }

    private void queue(int count, int round) throws SQLException {
        try (var connection = connect();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into delivery (delivery_id, endpoint_id, organisation, transition, type,
                                                      body, state, fact_at, created_at, due_at, attempts, tries)
                                select 'whd_' || md5(? || '/' || n), (cast(? as text[]))[1 + n % ?], 'acme', 'test',
                                       'endpoint.test', '{}', 'Waiting', now(), now(), now(), 0, 0
                                  from generate_series(1, ?) n
                                """)) {
            insert.setInt(1, round);
            insert.setArray(2, connection.createArrayOf("text", endpoints.toArray()));
            insert.setInt(3, endpoints.size());
            insert.setInt(4, count);
            insert.executeUpdate();
        }
    }

    private int waiting() throws SQLException {
        return Integer.parseInt(text("select count(*) from delivery where state = 'Waiting'"));
    }

    private Set<String> ids() throws SQLException {
        return new HashSet<>(
                List.of(text("select string_agg(delivery_id, ' ') from delivery").split(" ")));
    }

    private String text(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.postgres().jdbcUrl(AlertingReplica.DATABASE),
                Postgres.USER,
                Postgres.PASSWORD);
    }
}
