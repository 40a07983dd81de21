package peering.routing.rpki;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** Finds what two SLURM files both speak of (RFC 8416 section 4.2). */
final class SlurmOverlap {
    private record Spoken(Prefix prefix, String file) {}

    private SlurmOverlap() {}

    static void refuse(Map<String, Slurm> files) throws SlurmFormatException {
        if (files.size() < 2) return;
        refusePrefixes(files);
        refuseCustomers(files);
    }

    /** In order a parent comes before its children, so what covers a prefix is on the stack. */
    private static void refusePrefixes(Map<String, Slurm> files) throws SlurmFormatException {
        var spoken = new ArrayList<Spoken>();
        files.forEach((name, file) ->
                prefixes(file).forEach(prefix -> spoken.add(new Spoken(prefix, name))));
        spoken.sort(Comparator.comparing(Spoken::prefix));
        var above = new ArrayDeque<Spoken>();
        for (var one : spoken) {
            while (!above.isEmpty() && !above.peek().prefix().covers(one.prefix())) above.pop();
            if (!above.isEmpty() && !above.peek().file().equals(one.file())) {
                throw new SlurmFormatException(
                        "%s of %s overlaps %s of %s: a prefix may be spoken of in one file only"
                                .formatted(
                                        one.prefix(),
                                        one.file(),
                                        above.peek().prefix(),
                                        above.peek().file()));
            }
            above.push(one);
        }
    }

    private static Stream<Prefix> prefixes(Slurm file) {
        return Stream.concat(
                file.prefixFilters().stream().flatMap(filter -> filter.prefix().stream()),
                file.prefixAssertions().stream().map(Vrp::prefix));
    }

    private static void refuseCustomers(Map<String, Slurm> files) throws SlurmFormatException {
        var spoken = new HashMap<Asn, String>();
        for (var file : files.entrySet()) {
            for (Asn customer : (Iterable<Asn>) customers(file.getValue())::iterator) {
                String other = spoken.putIfAbsent(customer, file.getKey());
                if (other != null && !other.equals(file.getKey())) {
                    throw new SlurmFormatException(
                            "%s is an ASPA customer in %s and in %s: it may be so in one file only"
                                    .formatted(customer, other, file.getKey()));
                }
            }
        }
    }

    private static Stream<Asn> customers(Slurm file) {
        return Stream.concat(
                file.aspaFilters().stream(), file.aspaAssertions().stream().map(Aspa::customer));
    }
}
