package peering.telemetry.bmp;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.routing.net.IpAddress;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.publish.Sender;

/**
 * One router's connection, with a thread of its own: a router that floods or stalls stops nobody
 * else. Asks the socket for the next bytes only when the last are on their way to the broker, so a
 * burst waits in the router.
 */
final class BmpConnection implements RouterStream.Outlet {
    private static final Logger LOG = Logger.getLogger(BmpConnection.class);

    /** More VRFs than that of one router are not taken. */
    private static final int MOST_LANES = 1000;

    private final NetSocket socket;
    private final IpAddress address;
    private final BmpConfig config;
    private final RouteIntake intake;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final RouterStream stream;
    private final Pace pace;
    private final String id = UUID.randomUUID().toString();
    private final Map<BmpCollector, RouteIntake.Lane> lanes = new LinkedHashMap<>();

    /** At most one piece of bytes and the end, which is empty. */
    private final BlockingQueue<Optional<Buffer>> arrived = new LinkedBlockingQueue<>();

    private int damaged;
    private int taken;

    BmpConnection(
            NetSocket socket,
            IpAddress address,
            BmpConfig config,
            RouteIntake intake,
            MeterRegistry metrics,
            Clock clock) {
        this.socket = socket;
        this.address = address;
        this.config = config;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        this.stream = new RouterStream(address, this);
        this.pace = new Pace(config.mostPerSecond());
    }

    /**
     * On the event loop.
     *
     * @param ended called once, from another thread
     */
    void start(Runnable ended) {
        socket.pause();
        socket.handler(bytes -> arrived.add(Optional.of(bytes)));
        socket.endHandler(_ -> arrived.add(Optional.empty()));
        socket.exceptionHandler(
                trouble -> LOG.infof("router %s: %s", address, trouble.getMessage()));
        Thread.ofVirtual().name("bmp-" + address).start(() -> run(ended));
    }

    private void run(Runnable ended) {
        try {
            String why = listen();
            lanes.values().forEach(RouteIntake.Lane::done);
            LOG.infof("router %s at %s: the connection is over, %s", name(), address, why);
        } catch (Sender.NotSent noBroker) {
            count("broker-away");
            LOG.warnf(
                    "router %s at %s has to connect again: %s",
                    name(), address, noBroker.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            socket.close();
            ended.run();
        }
    }

    /** Until there is nothing more to hear; returns why. */
    private String listen() throws InterruptedException {
        var nextBeat = clock.instant().plus(config.beat());
        var nextBytes = Instant.MIN;
        boolean asked = false;
        while (true) {
            var now = clock.instant();
            if (!asked && !nextBytes.isAfter(now)) {
                socket.fetch(1);
                asked = true;
            }
            var wake = asked || nextBeat.isBefore(nextBytes) ? nextBeat : nextBytes;
            var left = Duration.between(now, wake).plusMillis(1);
            var bytes = arrived.poll(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            if (bytes != null) {
                if (bytes.isEmpty()) return "closed by the other end, or silent for too long";
                nextBytes = take(bytes.get().getBytes());
                asked = false;
                if (isBroken()) return "closed by us";
            }
            if (!clock.instant().isBefore(nextBeat)) {
                stream.beat(clock.instant());
                nextBeat = clock.instant().plus(config.beat());
            }
        }
    }

    /** Returns from when on there may be more. */
    private Instant take(byte[] bytes) {
        int before = taken;
        stream.feed(bytes, clock.instant());
        return pace.after(taken - before, clock.instant());
    }

    private boolean isBroken() {
        stream.damage()
                .ifPresent(why -> {
                    count("broken");
                    LOG.warnf("router %s at %s does not speak BMP, %s", name(), address, why);
                });
        boolean tooMany = damaged > config.mostDamaged();
        if (tooMany) {
            count("too-much-damage");
            LOG.warnf("router %s at %s: %d damaged messages", name(), address, damaged);
        }
        return tooMany || stream.damage().isPresent();
    }

    @Override
    public void record(
            BmpCollector collector, IpAddress peer, byte[] record, Optional<String> reason) {
        if (!lanes.containsKey(collector) && lanes.size() >= MOST_LANES) {
            heard("too-many-vrfs");
            return;
        }
        taken++;
        lane(collector).take(peer, record, reason);
    }

    @Override
    public void damaged(byte[] message, String why) {
        damaged++;
        heard("damaged");
        if (damaged == 1) LOG.warnf("router %s at %s: %s", name(), address, why);
        if (damaged > config.mostDamaged()) return;
        lane(new BmpCollector(stream.router(), 0)).park(address, message, why);
    }

    @Override
    public void heard(String outcome) {
        metrics.counter("peering.bmp.messages", "outcome", outcome).increment();
    }

    private RouteIntake.Lane lane(BmpCollector collector) {
        return lanes.computeIfAbsent(collector, one -> intake.lane(one.collector(), id));
    }

    private void count(String why) {
        metrics.counter("peering.bmp.closed", "why", why).increment();
    }

    private String name() {
        return stream.router();
    }
}
