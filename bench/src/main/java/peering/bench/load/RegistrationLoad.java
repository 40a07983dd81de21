package peering.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;

/**
 * How many registrations and reads per second the packaged service does, and whether that depends
 * on how many prefixes there are. Fills the table through the bulk call and reads at 1,000 prefixes
 * and at the end.
 *
 * <pre>
 *   java -cp … peering.bench.load.RegistrationLoad registration-service/target/quarkus-app/quarkus-run.jar [100000]
 * </pre>
 */
public final class RegistrationLoad {
    private static final int AT_ONCE = 1000;
    private static final int FEW = 1000;
    private static final int WARM_UP_SECONDS = 45;
    private static final int SECONDS = 20;
    private static final Pattern ID = Pattern.compile("\"id\":\"(pfx_[0-9a-f]{32})\"");

    private final Service service;
    private final World world;
    private final List<String> ids = new ArrayList<>();

    private RegistrationLoad(Service service, World world) {
        this.service = service;
        this.world = world;
    }

    public static void main(String[] args) throws Exception {
        var jar = Path.of(args[0]);
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        var dir = Files.createTempDirectory("registration-load");
        int port = LocalStack.Places.free().oidc();
        try (var stack =
                        LocalStack.start(
                                dir, LocalStack.Places.free(), Identities.forTests(), true);
                var service = Service.start(stack, Service.Kind.REGISTRATION, jar, dir, port)) {
            var load = new RegistrationLoad(service, new World(port, stack.tokens()));
            load.fill(FEW);
            load.read();
            load.fill(most);
            load.read();
        }
    }

    /** A tenth of the way is one line of the output, so that a rate that falls is seen. */
    private void fill(int until) throws IOException {
        int step = Math.max(AT_ONCE, until / 10);
        while (ids.size() < until) {
            int from = ids.size();
            var cpu = service.cpu();
            long start = System.nanoTime();
            while (ids.size() < Math.min(until, from + step)) register();
            double seconds = (System.nanoTime() - start) / 1e9;
            say(
                    "registered %,d to %,d: %,.0f/s, %.2f s of the service's CPU per 1,000",
                    from,
                    ids.size(),
                    (ids.size() - from) / seconds,
                    service.cpu().minus(cpu).toMillis() / (double) (ids.size() - from));
        }
    }

    private void register() throws IOException {
        var csv = new StringBuilder("prefix,key\n");
        for (int i = 0; i < AT_ONCE; i++) csv.append(world.line(ids.size() + i));
        try (var wire = world.wire("acme")) {
            String path = "/v1/connections/" + world.connection + "/prefixes/bulk";
            var answer = wire.post(path, "text/csv", csv.toString());
            var found = ID.matcher(answer.text()).results().map(id -> id.group(1)).toList();
            if (found.size() != AT_ONCE) throw new IOException(answer.text());
            ids.addAll(found);
        }
    }

    private void read() throws IOException, InterruptedException, ExecutionException {
        var reads = new Reads(world, List.copyOf(ids));
        reads.run(WARM_UP_SECONDS, 0);
        var full = reads.run(SECONDS, 0);
        say("%,d prefixes, reads as many as it can: %s", ids.size(), full);
        var half = reads.run(SECONDS, full.perSecond() / 2);
        say("%,d prefixes, reads at half of that:   %s", ids.size(), half);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
