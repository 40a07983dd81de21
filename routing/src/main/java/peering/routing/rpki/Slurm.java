package peering.routing.rpki;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/**
 * An operator's own exceptions from what the RPKI says (RFC 8416), with ASPAs by version 2
 * (draft-ietf-sidrops-aspa-slurm).
 *
 * <pre>
 *   a filter with a prefix ......... takes out the VRPs of the prefix and its parts
 *   a filter with an AS number ..... takes out the VRPs of that origin
 *   a filter with both ............. takes out what both say
 *   an ASPA filter ................. takes out all that the customer attests
 *   an assertion ................... is added afterwards: no filter takes it out again
 * </pre>
 *
 * An ASPA that is asserted stands beside the customer's own, as several of one customer always do;
 * who wants it instead filters the customer, too. What concerns BGPsec keys is passed over: nobody
 * here looks at them.
 */
public record Slurm(
        Set<Filter> prefixFilters,
        Set<Vrp> prefixAssertions,
        Set<Asn> aspaFilters,
        Set<Aspa> aspaAssertions) {
    /** Entries of all lists together; what an operator writes by hand has a few dozen. */
    public static final int MAX_ENTRIES = 100_000;

    /** Takes nothing out and adds nothing. */
    public static final Slurm EMPTY = new Slurm(Set.of(), Set.of(), Set.of(), Set.of());

    private static final long MAX_BYTES = 16L << 20;

    /** Of more changes, to look at the whole table costs less. */
    private static final int FEW = 2000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MAX_BYTES)
                                    .maxNestingDepth(16)
                                    .maxNameLength(256)
                                    .maxStringLength(4096)
                                    .maxNumberLength(20)
                                    .build())
                    .build();

    public Slurm {
        prefixFilters = Set.copyOf(prefixFilters);
        prefixAssertions = Set.copyOf(prefixAssertions);
        aspaFilters = Set.copyOf(aspaFilters);
        aspaAssertions = Set.copyOf(aspaAssertions);
    }

    /** At least one of the two is there. */
    public record Filter(Optional<Prefix> prefix, Optional<Asn> origin) {}

    /**
     * What came of it.
     *
     * @param filtered VRPs that were taken out
     * @param asserted VRPs that were added and had not been there
     * @param aspasFiltered ASPAs that were taken out
     * @param aspasAsserted ASPAs that were added
     */
    public record Applied(
            VrpSet set, int filtered, int asserted, int aspasFiltered, int aspasAsserted) {}

    /**
     * Reads one file. It is as strict as RFC 8416 section 3.2 asks: a member that is missing, twice
     * there or not known is an error, so that a slip of the pen does not pass for no exception.
     *
     * @param in not closed
     * @throws SlurmFormatException names the member and what is wrong with it
     * @throws IOException if reading fails
     */
    public static Slurm read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            return new SlurmMembers(parser).read();
        } catch (JsonProcessingException damaged) {
            var at = damaged.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr();
            throw new SlurmFormatException(
                    "it is not sound JSON" + where + ": " + firstLine(damaged), damaged);
        } catch (CharConversionException damaged) {
            throw new SlurmFormatException("it is not UTF-8 text", damaged);
        } catch (EOFException cut) {
            throw new SlurmFormatException("it is cut off", cut);
        }
    }

    private static String firstLine(JsonProcessingException damaged) {
        String line = damaged.getOriginalMessage().lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), 200));
    }

    /**
     * Several files as one.
     *
     * @param files by name
     * @throws SlurmFormatException if two files speak of overlapping prefixes or of the same ASPA
     *     customer (RFC 8416 section 4.2): which of them is meant is not for us to guess
     */
    public static Slurm together(Map<String, Slurm> files) throws SlurmFormatException {
        SlurmOverlap.refuse(files);
        var filters = new HashSet<Filter>();
        var assertions = new HashSet<Vrp>();
        var aspaFilters = new HashSet<Asn>();
        var aspas = new HashSet<Aspa>();
        for (var file : files.values()) {
            filters.addAll(file.prefixFilters);
            assertions.addAll(file.prefixAssertions);
            aspaFilters.addAll(file.aspaFilters);
            aspas.addAll(file.aspaAssertions);
        }
        return new Slurm(filters, assertions, aspaFilters, aspas);
    }

    /** True if it changes no table. */
    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** What is said of the set's making and of its entries stays as it was. */
    public Applied applyTo(VrpSet set) {
        if (isEmpty()) return new Applied(set, 0, 0, 0, 0);
        var out = filtered(set.table());
        return applied(set, set.table().with(prefixAssertions, out), out.size());
    }

    /**
     * The same. Where the set's table was made of the one before by a few changes, what comes of it
     * is made of what came before: so it, too, knows what is different ({@link VrpDelta#between}).
     *
     * @param before another set
     * @param then what came of that by these same exceptions
     */
    public Applied applyTo(VrpSet set, VrpSet before, Applied then) {
        if (isEmpty()) return applyTo(set);
        return changes(set.table(), before.table())
                .map(delta -> stepped(set, then, delta))
                .orElseGet(() -> applyTo(set));
    }

    /**
     * Empty if they are not known, are many, or there is an end to VRPs, which may have changed.
     */
    private static Optional<VrpDelta> changes(VrpTable table, VrpTable before) {
        if (table.saysWhenAnyExpires() || before.saysWhenAnyExpires()) return Optional.empty();
        if (table == before) return Optional.of(new VrpDelta(List.of(), List.of()));
        return table.knownSince(before)
                .filter(known -> known.announced().size() + known.withdrawn().size() <= FEW);
    }

    private Applied stepped(VrpSet set, Applied then, VrpDelta delta) {
        var filters = byPrefix();
        var come = delta.announced().stream().filter(vrp -> !takesOut(filters, vrp)).toList();
        var gone = delta.withdrawn().stream().filter(vrp -> !takesOut(filters, vrp)).toList();
        int more = delta.announced().size() - come.size();
        int less = delta.withdrawn().size() - gone.size();
        var table = then.set().table().with(notAsserted(come), Set.copyOf(notAsserted(gone)));
        return applied(set, table, then.filtered() + more - less);
    }

    /** What is asserted is there, whether it comes or goes. */
    private List<Vrp> notAsserted(List<Vrp> vrps) {
        return vrps.stream().filter(vrp -> !prefixAssertions.contains(vrp)).toList();
    }

    private static boolean takesOut(Map<Prefix, Origins> filters, Vrp vrp) {
        var own = vrp.prefix();
        for (int length = own.length(); length >= 0; length--) {
            var around = Prefix.masked(own.family(), own.hi(), own.lo(), length);
            var origins = filters.get(around);
            if (origins != null && origins.take(vrp.origin())) return true;
        }
        return false;
    }

    /**
     * @param table what came of the set's
     */
    private Applied applied(VrpSet set, VrpTable table, int filtered) {
        var kept =
                set.aspas().stream()
                        .filter(aspa -> !aspaFilters.contains(aspa.customer()))
                        .toList();
        var aspas = new ArrayList<>(kept);
        aspas.addAll(aspaAssertions);
        return new Applied(
                set.with(table, aspas),
                filtered,
                table.size() - (set.table().size() - filtered),
                set.aspas().size() - kept.size(),
                aspaAssertions.size());
    }

    private Set<Vrp> filtered(VrpTable table) {
        var out = new HashSet<Vrp>();
        byPrefix()
                .forEach((prefix, origins) ->
                        table.coveredBy(prefix).stream()
                                .filter(vrp -> origins.take(vrp.origin()))
                                .forEach(out::add));
        return out;
    }

    /** An AS number without a prefix is meant of all addresses there are. */
    private Map<Prefix, Origins> byPrefix() {
        var all = new HashMap<Prefix, Origins>();
        for (var filter : prefixFilters) {
            for (var prefix : filter.prefix().map(List::of).orElse(EVERYWHERE)) {
                all.computeIfAbsent(prefix, _ -> new Origins()).add(filter.origin());
            }
        }
        return all;
    }

    private static final List<Prefix> EVERYWHERE =
            List.of(Prefix.parse("0.0.0.0/0"), Prefix.parse("::/0"));

    /** Which origins' VRPs of a prefix are taken out. */
    private static final class Origins {
        private final Set<Asn> some = new HashSet<>();
        private boolean any;

        void add(Optional<Asn> origin) {
            origin.ifPresentOrElse(some::add, () -> any = true);
        }

        boolean take(Asn origin) {
            return any || some.contains(origin);
        }
    }
}
