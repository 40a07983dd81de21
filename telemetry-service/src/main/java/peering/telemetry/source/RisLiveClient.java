package peering.telemetry.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    /** Several times what RIS has. */
    private static final int MOST_COLLECTORS = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private final RisLiveConfig config;
    private final RouteIntake intake;
    private final Election election;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, RouteIntake.Lane> lanes = new HashMap<>();
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
        URI url = config.url().orElseThrow();
        try (var socket = LiveSocket.open(url, this::patience)) {
            heard.set(clock.instant());
            LOG.infof("listening to %s", url.getHost());
            for (var filter : filters()) {
                socket.say(json(Map.of("type", "ris_subscribe", "data", filter)));
            }
            socket.listen(RisLive.MAX_CHARACTERS, this::takeLine);
            throw new AssertionError("listening ends with a reason");
        } catch (IOException | RuntimeException over) {
            // Whatever it is that ended it: the next connection is worth an attempt.
            if (Thread.interrupted()) throw new InterruptedException();
            return String.valueOf(over.getMessage());
        }
    }

    private Duration patience() {
        return config.silence().minus(silence());
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

    private void takeLine(byte[] line, int from, int to) {
        heard.set(clock.instant());
        switch (RisLive.decode(line, from, to)) {
            case RisMessage.Heard heard -> take(heard);
            case RisMessage.Ignored _ -> count("ignored");
            case RisMessage.Refused(var why) -> {
                count("refused");
                LOG.debugf("RIS Live line not understood: %s", why);
            }
        }
    }

    private void take(RisMessage.Heard message) {
        var lane = lanes.get(message.collector());
        if (lane == null) {
            var collector = Collector.named(message.collector());
            if (collector.isEmpty() || lanes.size() >= MOST_COLLECTORS) {
                count("refused");
                return;
            }
            lane = intake.lane(collector.get());
            lanes.put(message.collector(), lane);
        }
        for (byte[] record : message.records()) lane.take(message.peer().address(), record);
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
