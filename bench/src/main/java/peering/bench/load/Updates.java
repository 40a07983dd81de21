package peering.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** The records of an MRT file of BGP4MP messages, and which prefixes they announce from where. */
final class Updates {
    private static final long SEED = 20_190_101;

    private final List<Keyed> records = new ArrayList<>();
    private final Map<Prefix, Long> origins = new LinkedHashMap<>();
    private long first = Long.MAX_VALUE;
    private long last;

    /**
     * A record under the key that the doors give it: collector and peer.
     *
     * @param elements prefixes that it announces and withdraws
     */
    record Keyed(String key, byte[] record, int elements) {
        /** The same so many seconds later: MRT's time is its first four bytes (RFC 6396, 2). */
        Keyed later(long seconds) {
            var moved = ByteBuffer.wrap(record.clone());
            moved.putInt(0, (int) (moved.getInt(0) + seconds));
            return new Keyed(key, moved.array(), elements);
        }
    }

    static Updates read(Path mrt) throws IOException {
        var updates = new Updates();
        var decoder = new MrtDecoder();
        try (var reader = MrtReader.open(Files.newInputStream(mrt))) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                var seen = updates.new Seen();
                decoder.decode(record, seen);
                if (seen.peer == null) continue;
                updates.records.add(new Keyed("rrc00|" + seen.peer, record.bytes(), seen.elements));
                updates.first = Math.min(updates.first, seen.second);
                updates.last = Math.max(updates.last, seen.second);
            }
        }
        return updates;
    }

    /** The records as they would come {@code times} the length of the file later. */
    List<Keyed> later(int times) {
        long length = 1 + last - first;
        var later = new ArrayList<Keyed>(records.size());
        for (var one : records) later.add(one.later(times * length));
        return later;
    }

    /**
     * A choice of the prefixes announced, with the origin that was seen first; if that is not
     * enough, /24s of 240.0.0.0/4, which nobody announces.
     *
     * @param announced at most so many of those that are announced
     */
    Map<Prefix, Long> choice(int count, int announced) {
        var all = new ArrayList<>(origins.keySet());
        Collections.shuffle(all, new Random(SEED));
        var chosen = new LinkedHashMap<Prefix, Long>();
        for (var prefix : all.subList(0, Math.min(announced, all.size()))) {
            chosen.put(prefix, origins.get(prefix));
        }
        for (int i = 0; chosen.size() < count; i++) {
            String unused = "%d.%d.%d.0/24".formatted(240 + (i >> 16), (i >> 8) & 255, i & 255);
            chosen.put(Prefix.parse(unused), 64500L);
        }
        return chosen;
    }

    private final class Seen implements RouteSink {
        private String peer;
        private int elements;
        private long second;

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            heard(view);
            view.path()
                    .origin()
                    .ifPresent(asn ->
                            origins.putIfAbsent(new Prefix(family, hi, lo, length), asn.value()));
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            heard(view);
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            // What the service makes of it is not counted here.
        }

        private void heard(RouteView view) {
            elements++;
            peer = view.peerAddress().toString();
            second = view.epochSecond();
        }
    }
}
