package peering.validator.challenge;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.evidence.CouldNotAsk;

/** A number registry, by hand: real ones let nobody write for a test. */
@ApplicationScoped
@Alternative
@Priority(1)
public class TestRegistry implements RegistryLookup {
    private static final Map<Prefix, RegistryRecord> RECORDS = new ConcurrentHashMap<>();
    private static volatile boolean silent;
    private static volatile Runnable before = () -> {};

    static void write(
            String prefix,
            String first,
            String last,
            List<String> remarks,
            byte[]... certificates) {
        RECORDS.put(
                Prefix.parse(prefix),
                new RegistryRecord(
                        "test registry",
                        "NET-" + prefix,
                        IpAddress.parse(first),
                        IpAddress.parse(last),
                        remarks,
                        List.of(certificates)));
    }

    static void silent(boolean yes) {
        silent = yes;
    }

    /** Is run before each answer, on the thread that asks. */
    static void before(Runnable what) {
        before = what;
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public Optional<RegistryRecord> find(String organisation, Prefix prefix) throws CouldNotAsk {
        before.run();
        if (silent) throw new CouldNotAsk("timeout", "The registry did not answer.");
        return Optional.ofNullable(RECORDS.get(prefix));
    }
}
