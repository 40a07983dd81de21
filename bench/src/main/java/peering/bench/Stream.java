package peering.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteElement;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixMap;

/**
 * The records of an MRT file in memory, and a seeded choice of its prefixes taken as registered:
 * what the first stage of the route pipeline does with them. A route that concerns a registered
 * prefix is made an object, path and all; any other is dropped.
 */
final class Stream {
    private final byte[] file;
    private final List<MrtRecord> records = new ArrayList<>();
    private final PrefixMap<Integer> registered;
    private final MrtDecoder decoder = new MrtDecoder();
    private final Filter filter = new Filter();

    Stream(Path mrt, int prefixes) throws IOException {
        file = Files.readAllBytes(mrt);
        forEachRecord(records::add);
        var seen = new Seen();
        for (var record : records) decoder.decode(record, seen);
        var chosen = new ArrayList<>(seen.prefixes);
        Collections.shuffle(chosen, new Random(6396));
        PrefixMap<Integer> map = PrefixMap.empty();
        for (int i = 0; i < Math.min(prefixes, chosen.size()); i++)
            map = map.with(chosen.get(i), i);
        registered = map;
    }

    private void forEachRecord(Consumer<MrtRecord> receiver) throws IOException {
        try (var reader = MrtReader.open(new ByteArrayInputStream(file))) {
            for (var r = reader.next(); r != null; r = reader.next()) receiver.accept(r);
        }
    }

    int registered() {
        return registered.size();
    }

    /** Decodes and filters every record once. */
    Filter pass() {
        filter.elements = 0;
        filter.matched = 0;
        for (var record : records) decoder.decode(record, filter);
        return filter;
    }

    /** As {@link #pass}, but from the file's (packed) bytes. */
    Filter passOverFile() {
        filter.elements = 0;
        filter.matched = 0;
        try {
            forEachRecord(record -> decoder.decode(record, filter));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return filter;
    }

    /** The stage itself. */
    final class Filter implements RouteSink {
        int elements;
        int matched;
        RouteElement last;

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            elements++;
            if (!registered.matches(family, hi, lo, length)) return;
            matched++;
            last = view.announced(family, hi, lo, length);
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            elements++;
            if (!registered.matches(family, hi, lo, length)) return;
            matched++;
            last = view.withdrawn(family, hi, lo, length);
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new IllegalStateException("a file for measuring should be sound: " + flaw);
        }
    }

    private static final class Seen implements RouteSink {
        final TreeSet<Prefix> prefixes = new TreeSet<>();

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            prefixes.add(new Prefix(family, hi, lo, length));
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            prefixes.add(new Prefix(family, hi, lo, length));
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new IllegalStateException("a file for measuring should be sound: " + flaw);
        }
    }
}
