package peering.stack.irr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A routing registry on the loopback interface, in this JVM: it holds RPSL texts and answers as
 * IRRd 4 does. IRRd itself is not packaged where these tests run; bgpq4, a real client, takes this
 * for one.
 */
public final class Irrd implements AutoCloseable {
    private static final int IDLE_MILLIS = 30_000;
    private static final int LONGEST_LINE = 1000;

    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile IrrDatabase database;

    private Irrd(ServerSocket server, IrrDatabase database) {
        this.server = server;
        this.database = database;
    }

    /**
     * @param port 0 for any that is free
     * @param texts objects, parted by empty lines; each object names its registry in {@code source}
     */
    public static Irrd start(int port, List<String> texts) throws IOException {
        var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        var irrd = new Irrd(server, IrrDatabase.holding(texts));
        Thread.ofVirtual().name("irrd").start(irrd::listen);
        return irrd;
    }

    /** The same from files. */
    public static Irrd startWithFiles(int port, List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (Path file : files) texts.add(Files.readString(file));
        return start(port, texts);
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return server.getLocalPort();
    }

    /** From now on, for clients who come, it holds this. */
    public void serve(List<String> texts) {
        database = IrrDatabase.holding(texts);
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("irrd-client").start(() -> talk(client));
            } catch (IOException broken) {
                if (!server.isClosed()) throw new UncheckedIOException(broken);
            }
        }
    }

    /** A client that breaks off is none of our trouble: it has what it wanted, or will say so. */
    private void talk(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            converse(client);
        } catch (IOException gone) {
            System.getLogger(Irrd.class.getName()).log(System.Logger.Level.DEBUG, "gone", gone);
        } finally {
            clients.remove(client);
        }
    }

    private void converse(Socket client) throws IOException {
        var dialogue = new IrrDialogue(database);
        var out = client.getOutputStream();
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        do {
            String line = in.readLine();
            if (line == null || line.length() > LONGEST_LINE) return;
            out.write(dialogue.answer(line.strip()).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } while (dialogue.goesOn());
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) client.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
