package peering.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import peering.routing.net.Asn;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpDelta;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpTable;
import peering.routing.rtr.RtrConnection;
import peering.routing.rtr.RtrData;

/**
 * How long a table takes to come into being, in every way it does. Arguments: a VRP JSON file and
 * what a cache answers to a Reset Query of version 1, as it went over the wire, gzip.
 */
public final class TableFigures {
    private static final int ROUNDS = 15;

    private TableFigures() {}

    public static void main(String[] arguments) throws Exception {
        byte[] json = Files.readAllBytes(Path.of(arguments[0]));
        byte[] answer = unpacked(Path.of(arguments[1]));
        var table = read(json);
        var vrps = table.stream().toList();
        measure("VRPs read from " + json.length / 1_000_000 + " MB of JSON", () -> read(json));
        var shuffled = new ArrayList<>(vrps);
        Collections.shuffle(shuffled, new Random(6811));
        measure("table built of VRPs in random order", () -> VrpTable.of(shuffled));
        measure("table built of VRPs in their order", () -> VrpTable.of(vrps));
        measure("full RTR answer over a socket", () -> synced(answer));
        var gone = vrps.get(vrps.size() / 3);
        var come = new Vrp(gone.prefix(), gone.maxLength(), Asn.of(64499));
        measure("another table by one change", () -> table.with(List.of(come), Set.of(gone)));
        var changed = table.with(List.of(come), Set.of(gone));
        var alike = VrpTable.of(changed.stream().toList());
        measure("what is different, said by the table", () -> VrpDelta.between(table, changed));
        measure("what is different, by comparing", () -> VrpDelta.between(table, alike));
    }

    private static VrpTable read(byte[] json) throws IOException {
        return VrpJson.read(new ByteArrayInputStream(json)).table();
    }

    private static byte[] unpacked(Path gzip) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    /** Connects, asks, and returns when the table is there. */
    private static VrpTable synced(byte[] answer) throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> replay(door, answer));
            try (var socket = new Socket(door.getInetAddress(), door.getLocalPort())) {
                return talk(socket);
            }
        }
    }

    private static void replay(ServerSocket door, byte[] answer) {
        try (var client = door.accept()) {
            client.getInputStream().readNBytes(8); // a Reset Query
            client.getOutputStream().write(answer);
            client.getInputStream().read();
        } catch (IOException broken) {
            System.err.println("replay: " + broken.getMessage());
        }
    }

    private static VrpTable talk(Socket socket) throws IOException {
        var told = new Told(socket);
        var connection = new RtrConnection(1, told);
        connection.opened(Instant.now());
        byte[] buffer = new byte[1 << 16];
        while (told.data == null && connection.end().isEmpty()) {
            int got = socket.getInputStream().read(buffer);
            if (got < 0) throw new IOException("the answer broke off");
            connection.received(buffer, 0, got, Instant.now());
        }
        if (told.data == null) throw new IOException(connection.end().orElseThrow().why());
        return told.data.vrps();
    }

    private static final class Told implements RtrConnection.Outlet {
        private final Socket socket;
        private RtrData data;

        Told(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public void told(RtrData next) {
            data = next;
        }
    }

    /** CPU of the thread and wall clock of the later two thirds of the rounds. */
    private static void measure(String what, Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        double[] cpu = new double[ROUNDS];
        double[] wall = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            if (work.call() == null) throw new IllegalStateException(what);
            wall[i] = (System.nanoTime() - before) / 1e6;
            cpu[i] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%-45s CPU ms: first %.0f, then %.1f · %.1f · %.1f; wall ms: %.0f",
                        what,
                        cpu[0],
                        warm(cpu, 0),
                        warm(cpu, .5),
                        warm(cpu, 1),
                        warm(wall, .5)));
    }

    private static double warm(double[] rounds, double share) {
        double[] warm = Arrays.copyOfRange(rounds, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        return warm[(int) Math.round(share * (warm.length - 1))];
    }
}
