package peering.routing.rpki;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import peering.routing.net.Asn;

/**
 * All ASPAs, to be asked about hops. Immutable; swap it whole. Several payloads of one customer are
 * one: their providers together (draft-ietf-sidrops-aspa-verification section 3).
 *
 * <p>AS 0 among the providers is nobody: alone it says that the customer has no provider at all.
 */
public final class AspaTable {
    private final long[] customers;
    private final int[] starts;
    private final long[] providers;

    private AspaTable(TreeMap<Asn, TreeSet<Asn>> all) {
        customers = all.keySet().stream().mapToLong(Asn::value).toArray();
        starts = new int[customers.length + 1];
        int at = 0;
        for (var set : all.values()) {
            starts[at + 1] = starts[at] + set.size();
            at++;
        }
        providers = all.values().stream().flatMap(TreeSet::stream).mapToLong(Asn::value).toArray();
    }

    public static AspaTable empty() {
        return new AspaTable(new TreeMap<>());
    }

    public static AspaTable of(Collection<Aspa> aspas) {
        var all = new TreeMap<Asn, TreeSet<Asn>>();
        for (var aspa : aspas) {
            all.computeIfAbsent(aspa.customer(), _ -> new TreeSet<>()).addAll(aspa.providers());
        }
        return new AspaTable(all);
    }

    /** True for a table that gives the same answers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AspaTable table
                && Arrays.equals(customers, table.customers)
                && Arrays.equals(starts, table.starts)
                && Arrays.equals(providers, table.providers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(customers) * 31 + Arrays.hashCode(providers);
    }

    /** How many customers have named their providers. */
    public int size() {
        return customers.length;
    }

    public AspaHop hop(Asn customer, Asn provider) {
        return hop(customer.value(), provider.value());
    }

    /** As for {@link Asn}, without objects. */
    public AspaHop hop(long customer, long provider) {
        int at = Arrays.binarySearch(customers, customer);
        if (at < 0) return AspaHop.NO_ATTESTATION;
        boolean named =
                provider != 0
                        && Arrays.binarySearch(providers, starts[at], starts[at + 1], provider)
                                >= 0;
        return named ? AspaHop.PROVIDER : AspaHop.NOT_PROVIDER;
    }

    /** What the customer has attested, AS 0 included as it was sent; empty if nothing. */
    public Optional<Aspa> of(Asn customer) {
        int at = Arrays.binarySearch(customers, customer.value());
        if (at < 0) return Optional.empty();
        var named = new TreeSet<Asn>();
        for (int i = starts[at]; i < starts[at + 1]; i++) named.add(Asn.of(providers[i]));
        return Optional.of(new Aspa(customer, named));
    }
}
