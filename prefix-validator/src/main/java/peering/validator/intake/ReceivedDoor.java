package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.kit.facts.FactDoor;
import peering.kit.facts.PoisonFact;
import peering.validator.source.received.ReceivedBook;

/**
 * Connections, sessions and routes in. What is news makes the claims that it touches due, in the
 * same transaction.
 */
@ApplicationScoped
class ReceivedDoor {
    private final FactDoor door;
    private final ReceivedBook book;
    private final JudgedPrefixes prefixes;
    private final Clock clock;

    ReceivedDoor(FactDoor door, ReceivedBook book, JudgedPrefixes prefixes, Clock clock) {
        this.door = door;
        this.book = book;
        this.prefixes = prefixes;
        this.clock = clock;
    }

    @Incoming("connections")
    Uni<Void> connection(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                ConnectionFact.class,
                fact -> {
                    needed(fact.connectionId(), fact.primarySiteId(), fact.backupSiteId());
                    return news(() -> book.take(fact), "connection_id", fact.connectionId());
                });
    }

    @Incoming("sessions")
    Uni<Void> session(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                SessionFact.class,
                fact -> {
                    needed(fact.sessionId(), fact.partnerId(), fact.siteId(), fact.router());
                    needed(fact.peerAddress(), fact.state());
                    return news(() -> book.take(fact), "partner_id", fact.partnerId());
                });
    }

    @Incoming("session-states")
    Uni<Void> state(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                SessionStateFact.class,
                fact -> {
                    needed(fact.sessionId(), fact.state(), fact.since());
                    return Panache.withTransaction(() ->
                                    book.take(fact)
                                            .chain(taken ->
                                                    taken
                                                            ? prefixes.dueOfSession(
                                                                    fact.sessionId(),
                                                                    clock.instant())
                                                            : Uni.createFrom().voidItem()))
                            .replaceWithVoid();
                });
    }

    @Incoming("received-routes")
    Uni<Void> route(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) return forgotten(record.key());
        return door.take(
                record,
                ReceivedRouteFact.class,
                fact -> {
                    needed(fact.sessionId(), fact.prefix(), fact.path(), fact.state());
                    needed(fact.receivedAt());
                    return news(() -> book.take(fact), "prefix", fact.prefix());
                });
    }

    /** Its key is the session and the prefix, parted by a blank. */
    private Uni<Void> forgotten(String key) {
        int blank = key == null ? -1 : key.indexOf(' ');
        if (blank < 0) return Uni.createFrom().voidItem();
        return Panache.withTransaction(
                        () -> book.forget(key.substring(0, blank), key.substring(blank + 1)))
                .replaceWithVoid();
    }

    private Uni<Void> news(Supplier<Uni<Boolean>> take, String column, String value) {
        return Panache.withTransaction(() ->
                        take.get()
                                .chain(taken ->
                                        taken
                                                ? prefixes.dueWhere(column, value, clock.instant())
                                                : Uni.createFrom().voidItem()))
                .replaceWithVoid();
    }

    /** Without it the effect would fail, and be tried again, for ever. */
    private static void needed(Object... fields) {
        if (Stream.of(fields).anyMatch(field -> field == null)) {
            throw new PoisonFact("a field that is needed is missing", null);
        }
    }
}
