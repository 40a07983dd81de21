package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves the host of a URL and looks at every address behind it.
 *
 * <p>One closed address is enough to refuse the name. The refusal says of which kind the address
 * is, never which it is: names of an inside network are nobody's business outside. The caller
 * connects to an address that this check returned and never resolves again: what was checked is
 * what is called (no DNS rebinding).
 */
@ApplicationScoped
public class TargetCheck {
    private static final int THREADS = 32;
    private static final int WAITING = 256;

    private final NameLookup names;
    private final EndpointConfig config;

    /** A resolver that hangs holds a thread for as long as the system lets it: bounded here. */
    private final ExecutorService lookups;

    public TargetCheck(NameLookup names, EndpointConfig config) {
        this.names = names;
        this.config = config;
        var threads = Thread.ofPlatform().name("lookup-", 0).daemon().factory();
        var pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        threads);
        pool.allowCoreThreadTimeOut(true);
        this.lookups = pool;
    }

    /** Where a URL leads just now. */
    public sealed interface Target {
        /** Every one of them may be called. */
        record Open(List<InetAddress> addresses) implements Target {
            public Open {
                addresses = List.copyOf(addresses);
            }
        }

        /** {@code why} and {@code remedy} are shown to the customer. */
        record Closed(String why, String remedy) implements Target {}
    }

    /** Blocks for the lookup's time at most. */
    public Target check(EndpointUrl url) throws InterruptedException {
        try {
            var lookup = lookups.submit(() -> names.addressesOf(url.host()));
            long millis = config.lookupTimeout().toMillis();
            return judge(url, lookup.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | RejectedExecutionException slow) {
            return new Target.Closed(
                    "the name " + url.host() + " could not be resolved in time",
                    "check the name servers of the domain and try again");
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof UnknownHostException)) {
                throw new IllegalStateException("lookup of " + url.host(), failed.getCause());
            }
            return new Target.Closed(
                    "the name " + url.host() + " does not resolve",
                    "publish an A or AAAA record for it, or correct the name");
        }
    }

    private Target judge(EndpointUrl url, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            var objection = SpecialAddresses.objection(address, config.allowLoopback());
            if (objection.isPresent()) {
                return new Target.Closed(
                        url.host() + " has an address that is " + objection.get(),
                        "use a host whose addresses are all on the public Internet");
            }
            if (!url.encrypted() && !address.isLoopbackAddress()) {
                return new Target.Closed(
                        "plain http is open for loopback only", "use an https:// URL");
            }
        }
        return new Target.Open(addresses);
    }
}
