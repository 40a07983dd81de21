package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointSettings;
import peering.alerting.endpoint.NameLookup;
import peering.alerting.endpoint.TargetCheck;

/**
 * A name server that answers first with a public address, for the check, and then with one inside,
 * for whoever asks again. The real sender goes to what was checked, or nowhere.
 */
class RebindingTest {
    private static final String NAME = "rebinds.example.com";
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("1.1.1.1");
    private static final InetAddress INSIDE = InetAddress.getLoopbackAddress();

    private final Vertx vertx = Vertx.vertx();
    private final Queue<InetAddress> answers = new ArrayDeque<>();
    private ServerSocket inside;

    @BeforeEach
    void open() throws Exception {
        inside = new ServerSocket(0, 5, INSIDE);
        inside.setSoTimeout(300);
    }

    @AfterEach
    void close() throws Exception {
        inside.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void what_was_checked_is_what_is_called() throws Exception {
        answers.addAll(List.of(PUBLIC, INSIDE, INSIDE));

        var exchange = depart();

        var later = assertInstanceOf(Outcome.TryLater.class, exchange.outcome());
        assertTrue(!later.why().startsWith("nothing was sent"), later.why());
        assertEquals(Optional.empty(), exchange.status());
        assertThrows(SocketTimeoutException.class, inside::accept, "nobody came in");
        assertEquals(2, answers.size(), "the name was resolved once");
    }

    @Test
    void the_next_delivery_is_checked_anew_and_not_sent() throws Exception {
        answers.add(INSIDE);

        var exchange = depart();

        assertEquals(
                "nothing was sent: "
                        + NAME
                        + " has an address that is loopback (RFC 1122, RFC 4291)",
                exchange.outcome().why());
        assertThrows(SocketTimeoutException.class, inside::accept, "nobody came in");
    }

    private Exchange depart() throws InterruptedException {
        NameLookup names = _ -> List.of(answers.remove());
        var closed = EndpointSettings.loopback(false);
        var settings = DeliverySettings.of(Duration.ofSeconds(1), Optional.empty());
        var sender = new PinnedSender(vertx, settings, Clock.systemUTC());
        var departure = new Departure(new TargetCheck(names, closed), sender, closed, settings);
        var claimed =
                new DeliveryQueue.Claimed(
                        "whd_1",
                        "end_1",
                        "acme",
                        "https://" + NAME + ":" + inside.getLocalPort() + "/hook",
                        "{}",
                        "standard-webhooks",
                        "{\"headers\":{}}",
                        0,
                        0,
                        Instant.EPOCH);
        var keys = new EndpointKeys(List.of(), Optional.empty(), Optional.empty(), Map.of());
        return departure.send(claimed, keys, Instant.EPOCH);
    }
}
