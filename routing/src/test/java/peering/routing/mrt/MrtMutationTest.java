package peering.routing.mrt;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** Real records, damaged at random (seeded): whatever comes out, it comes by the declared ways. */
class MrtMutationTest {
    private static final int ROUNDS = 20_000;

    /** Asks for everything a view can give, as a hostile record would have it read. */
    private static final class Everything implements RouteSink {
        int routes;
        int flaws;

        @Override
        public Optional<RouteSink> multicast() {
            return Optional.of(this);
        }

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            routes++;
            var announced = view.announced(family, hi, lo, length);
            long origin = announced.path().origin().map(a -> a.value()).orElse(-1L);
            assertEquals(origin, view.origin());
            view.largeCommunities();
            view.extendedCommunities();
            view.onlyToCustomer();
            view.originCode();
            view.med();
            view.localPref();
            view.aggregator();
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            routes++;
            assertEquals(
                    new Prefix(family, hi, lo, length),
                    view.withdrawn(family, hi, lo, length).prefix());
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            flaws++;
            assertTrue(flaw.why().length() < 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bird-updates",
                "quagga-updates",
                "openbgpd-rib-v2",
                "bview.ipv6_unicast_add_path.gz",
                "ris-2007-slice.gz",
                "ris-2002-table-slice.gz",
                "ris-2019-slice.gz"
            })
    void a_damaged_record_is_told_or_reported_but_nothing_is_thrown(String name)
            throws IOException {
        var records = records(Cases.bytes("mrt/" + name));
        var random = new Random(name.hashCode());
        var decoder = new MrtDecoder();
        var everything = new Everything();

        assertTimeoutPreemptively(
                ofSeconds(60),
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        byte[] whole = records.get(random.nextInt(records.size()));
                        byte[] damaged = damaged(whole, random);
                        int before = everything.routes;
                        decoder.decode(MrtRecord.of(damaged), everything);
                        int told = everything.routes - before;
                        assertTrue(told <= damaged.length, told + " of " + damaged.length);
                    }
                });
        assertTrue(everything.flaws > ROUNDS / 20, "the damage is felt: " + everything.flaws);
        assertTrue(everything.routes > ROUNDS / 20, "and survived: " + everything.routes);
    }

    private static List<byte[]> records(byte[] file) throws IOException {
        var records = new ArrayList<byte[]>();
        try (var reader = MrtReader.open(new ByteArrayInputStream(file))) {
            for (var r = reader.next(); r != null; r = reader.next()) records.add(r.bytes());
        }
        return records;
    }

    /** Some bits turned, or cut, or a stretch doubled; with a header whose length is right. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes =
                switch (random.nextInt(4)) {
                    case 0 -> Arrays.copyOf(whole, 12 + random.nextInt(whole.length - 11));
                    case 1 -> Arrays.copyOf(whole, whole.length + random.nextInt(20));
                    default -> whole.clone();
                };
        for (int i = random.nextInt(4); i > 0 && bytes.length > 4; i--) {
            int at = 4 + random.nextInt(bytes.length - 4);
            bytes[at] = (byte) (random.nextInt(3) == 0 ? -1 : random.nextInt());
        }
        int length = bytes.length - 12;
        for (int i = 0; i < 4; i++) bytes[8 + i] = (byte) (length >>> 24 - 8 * i);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"quagga-updates", "bird-updates"})
    void a_damaged_file_ends(String name) throws IOException {
        byte[] whole = Cases.bytes("mrt/" + name);
        var random = new Random(6396);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try (var reader = MrtReader.open(new ByteArrayInputStream(bytes))) {
                int taken = 0;
                for (var r = reader.next(); r != null; r = reader.next()) taken += r.bytes().length;
                assertTrue(taken <= bytes.length);
                assertTrue(taken == bytes.length || reader.damage().isPresent());
            }
        }
    }
}
