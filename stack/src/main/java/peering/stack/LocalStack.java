package peering.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import peering.stack.kafka.Broker;
import peering.stack.kafka.Facts;
import peering.stack.oidc.Identities;
import peering.stack.oidc.Issuer;
import peering.stack.oidc.Tokens;
import peering.stack.postgres.Postgres;

/**
 * A broker, a database server and an issuer that belong together.
 *
 * <p>Started side by side; stopped in the order issuer, broker, database. Stop the services first.
 */
public final class LocalStack implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Broker broker;
    private final Postgres postgres;
    private final Issuer issuer;
    private final Tokens tokens;
    private final Facts facts;

    /** Where everything listens. */
    public record Places(int kafka, int kafkaController, int postgres, int oidc) {
        /** Ports nobody uses now. */
        public static Places free() {
            return new Places(Ports.free(), Ports.free(), Ports.free(), Ports.free());
        }
    }

    /**
     * @param dir holds all data; what is there is used again
     * @param durable false for tests: nothing is synced to the disk
     * @throws IOException if one of the three does not start; the others are stopped then
     */
    public static LocalStack start(Path dir, Places places, Identities identities, boolean durable)
            throws IOException {
        return new LocalStack(dir, places, identities, durable);
    }

    private LocalStack(Path dir, Places places, Identities identities, boolean durable)
            throws IOException {
        var postgresStart =
                started(() -> Postgres.start(dir.resolve("postgres"), places.postgres(), durable));
        var issuerStart =
                started(() -> Issuer.start(dir.resolve("oidc"), places.oidc(), identities));
        var brokerStart =
                started(() ->
                        Broker.start(
                                dir.resolve("kafka"), places.kafka(), places.kafkaController()));
        try {
            postgres = kept(postgresStart);
            broker = kept(brokerStart);
            issuer = kept(issuerStart);
        } catch (IOException e) {
            abandon(e, postgresStart, brokerStart, issuerStart);
            throw e;
        }
        facts = new Facts(broker.bootstrapServers());
        running.push(facts);
        tokens = new Tokens(issuer.tokenEndpoint(), identities, Clock.systemUTC());
    }

    public Postgres postgres() {
        return postgres;
    }

    /** To be stopped and started again in tests of an outage. */
    public Broker broker() {
        return broker;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What stands on the topics. */
    public Facts facts() {
        return facts;
    }

    public Issuer issuer() {
        return issuer;
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() throws IOException {
        var troubles = new ArrayDeque<Exception>();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                troubles.add(e);
            }
        }
        if (!troubles.isEmpty()) {
            var failure = new IOException("the stack did not stop cleanly", troubles.poll());
            troubles.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private static <T> FutureTask<T> started(Callable<T> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().name("stack-start").daemon().start(task);
        return task;
    }

    private <T extends AutoCloseable> T kept(FutureTask<T> start) throws IOException {
        try {
            T part = start.get();
            running.push(part);
            return part;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case UncheckedIOException io -> throw io.getCause();
                default -> throw new IOException("the stack did not start", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the stack was starting", e);
        }
    }

    private void abandon(IOException why, FutureTask<?>... starts) {
        boolean interrupted =
                Thread.interrupted(); // what has begun to start must be stopped even so
        for (var start : starts) {
            try {
                ((AutoCloseable) start.get()).close();
            } catch (ExecutionException alsoFailed) {
                why.addSuppressed(alsoFailed.getCause());
            } catch (Exception e) {
                why.addSuppressed(e);
            }
        }
        running.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
