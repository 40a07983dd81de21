package peering.telemetry.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.telemetry.intake.Collector;
import peering.telemetry.intake.RouteIntake;

/**
 * Listens to RIS Live and takes what it hears. One replica at a time does, whoever is elected;
 * after each break it connects again, with growing pauses.
 *
 * <p>{@code peering.rislive.silence} is how many seconds ago it last heard anything: the alarm for
 * a feed that died without a word.
 */
@ApplicationScoped
class RisLiveClient {
    private static final Logger LOG = Logger.getLogger(RisLiveClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int GOING_AWAY = 1001;
    private static final JsonMapper JSON = new JsonMapper();

    private final RisLiveConfig config;
    private final RouteIntake intake;
    private final Election election;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<Collector, RouteIntake.Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> heard = new AtomicReference<>();
    private final AtomicReference<Thread> running = new AtomicReference<>();
    private final AtomicBoolean elected = new AtomicBoolean();

    RisLiveClient(
            RisLiveConfig config,
            RouteIntake intake,
            Election election,
            MeterRegistry metrics,
            Clock clock) {
        this.config = config;
        this.intake = intake;
        this.election = election;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.url().isEmpty()) return;
        heard.set(clock.instant());
        metrics.gauge("peering.rislive.silence", this, client -> client.silence().toSeconds());
        metrics.gauge("peering.rislive.elected", elected, on -> on.get() ? 1 : 0);
        election.stand(this::begin, this::end);
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.url().isEmpty()) return;
        election.withdraw();
        end();
    }

    /** Zero where another replica listens. */
    private Duration silence() {
        return elected.get() ? Duration.between(heard.get(), clock.instant()) : Duration.ZERO;
    }

    private void begin() {
        heard.set(clock.instant());
        elected.set(true);
        var thread = Thread.ofVirtual().name("ris-live").unstarted(this::listen);
        if (running.compareAndSet(null, thread)) thread.start();
    }

    private void end() {
        elected.set(false);
        var thread = running.getAndSet(null);
        if (thread != null) thread.interrupt();
    }

    private void listen() {
        var pause = config.firstPause();
        try {
            while (elected.get()) {
                var connected = clock.instant();
                String why = session();
                metrics.counter("peering.rislive.breaks").increment();
                boolean lasted = connected.plus(config.longestPause()).isBefore(clock.instant());
                pause = lasted ? config.firstPause() : pause;
                LOG.warnf("RIS Live broke off (%s), again in %s", why, pause);
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = shorter(pause.multipliedBy(2), config.longestPause());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, until it is over; returns why. */
    private String session() throws InterruptedException {
        lanes.clear();
        var session = new RisLiveSession(this::takeLine);
        try (var threads = Executors.newThreadPerTaskExecutor(RisLiveClient::thread);
                var http =
                        HttpClient.newBuilder().connectTimeout(CONNECT).executor(threads).build()) {
            var socket = connected(http, session);
            try {
                subscribe(socket);
                return awaitEnd(session);
            } finally {
                socket.sendClose(GOING_AWAY, "").whenComplete((_, _) -> socket.abort());
                http.shutdownNow();
            }
        } catch (ExecutionException refused) {
            return String.valueOf(refused.getCause().getMessage());
        }
    }

    /**
     * The client's own threads know the JDK's classes only; what is loaded late on one of them, as
     * it is where the service is packaged, is not found.
     */
    private static Thread thread(Runnable work) {
        var thread = Thread.ofVirtual().name("ris-live-client").unstarted(work);
        thread.setContextClassLoader(RisLiveClient.class.getClassLoader());
        return thread;
    }

    private WebSocket connected(HttpClient http, RisLiveSession session)
            throws ExecutionException, InterruptedException {
        URI url = config.url().orElseThrow();
        var socket =
                http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(url, session).get();
        heard.set(clock.instant());
        LOG.infof("listening to %s", url);
        return socket;
    }

    private void subscribe(WebSocket socket) throws ExecutionException, InterruptedException {
        for (var filter : filters()) {
            Map<String, Object> ask = Map.of("type", "ris_subscribe", "data", filter);
            socket.sendText(json(ask), true).get();
        }
    }

    private List<Map<String, Object>> filters() {
        Map<String, Object> raw = Map.of("includeRaw", true, "acknowledge", false);
        return config.collectors()
                .map(names ->
                        names.stream()
                                .map(name -> Map.of("host", name, "socketOptions", raw))
                                .toList())
                .orElse(List.of(Map.of("socketOptions", raw)));
    }

    private String awaitEnd(RisLiveSession session)
            throws InterruptedException, ExecutionException {
        while (silence().compareTo(config.silence()) < 0) {
            try {
                return session.ended()
                        .get(config.silence().toMillis() / 4 + 1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOn) {
                LOG.debug("RIS Live is still connected");
            }
        }
        return "nothing heard for " + config.silence();
    }

    private void takeLine(String line) {
        heard.set(clock.instant());
        switch (RisLive.decode(line)) {
            case RisMessage.Heard heard -> take(heard);
            case RisMessage.Ignored _ -> count("ignored");
            case RisMessage.Refused(var why) -> {
                count("refused");
                LOG.debugf("RIS Live line not understood: %s", why);
            }
        }
    }

    private void take(RisMessage.Heard message) {
        var collector = Collector.named(message.collector());
        if (collector.isEmpty()) {
            count("refused");
            return;
        }
        var lane = lanes.computeIfAbsent(collector.get(), intake::lane);
        message.records().forEach(record -> lane.take(message.peer().address(), record));
    }

    private void count(String outcome) {
        metrics.counter("peering.rislive.lines", "outcome", outcome).increment();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
