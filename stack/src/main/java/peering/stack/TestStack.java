package peering.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import peering.stack.kafka.Facts;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;

/**
 * The stack of this JVM's tests: started with the first question, on free ports, in a directory
 * that is deleted when the JVM ends.
 *
 * <pre>
 *   TestStack.token("acme")            a bearer token of one of {@link Identities#forTests}
 *   TestStack.facts().await(topic, key, fact -> ...)
 *   TestStack.jdbcUrl("registration")
 * </pre>
 */
public final class TestStack {
    private static final Set<String> CREATED = ConcurrentHashMap.newKeySet();

    private TestStack() {}

    private static final class Once {
        static final LocalStack STACK = start();

        private static LocalStack start() {
            try {
                Path dir = Files.createTempDirectory("open-peering-test");
                var stack =
                        LocalStack.start(
                                dir, LocalStack.Places.free(), Identities.forTests(), false);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, dir)));
                return stack;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(LocalStack stack, Path dir) {
            try {
                stack.close();
                delete(dir);
            } catch (IOException e) {
                System.err.println("the test stack left something in " + dir + ": " + e);
            }
        }
    }

    public static LocalStack get() {
        return Once.STACK;
    }

    public static String bootstrapServers() {
        return get().bootstrapServers();
    }

    public static Facts facts() {
        return get().facts();
    }

    /** The issuer's URL. */
    public static String issuer() {
        return get().issuer().url();
    }

    /** A bearer token of the client with this id. */
    public static String token(String clientId) {
        return get().tokens().of(clientId);
    }

    /**
     * JDBC URL of a database that is created when it is asked for the first time; user and password
     * are {@link Postgres#USER}, {@link Postgres#PASSWORD}.
     */
    public static String jdbcUrl(String database) {
        if (!CREATED.contains(database)) get().postgres().create(database);
        CREATED.add(database);
        return get().postgres().jdbcUrl(database);
    }

    private static void delete(Path dir) throws IOException {
        try (var all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
