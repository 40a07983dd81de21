package peering.validator.source.irr;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import peering.routing.net.Prefix;

/**
 * One connection to one server, for the questions about one prefix. Time and bytes are counted over
 * the whole of it: a server that drips holds us no longer than one that is silent.
 */
final class IrrdDialogue implements AutoCloseable {
    private static final String WHO = "open-peering-service";

    private final Socket socket = new Socket();
    private final long end;
    private final InputStream in;
    private int bytesLeft;

    /**
     * Connects.
     *
     * @throws IOException if nobody is there
     */
    IrrdDialogue(IrrdServer server, Duration timeout, int mostBytes) throws IOException {
        this.end = System.nanoTime() + timeout.toNanos();
        this.bytesLeft = mostBytes;
        try {
            socket.connect(new InetSocketAddress(server.host(), server.port()), left());
            this.in = new BufferedInputStream(new InTime(socket.getInputStream()));
            say("!!");
            ask("!n" + WHO);
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    /**
     * Restricts what follows to these registries, or to those of them that the server has.
     *
     * @return those
     * @throws IOException if it has none of them
     */
    List<String> choose(List<String> wanted) throws IOException {
        if (chosen(wanted)) return wanted;
        if (!(ask("!s-lc") instanceof IrrdReply.Data(String text))) {
            throw new IOException("it does not say which registries it has");
        }
        var known = IrrdServer.names(Arrays.asList(text.strip().split("[,\\s]+")));
        var both = new ArrayList<>(wanted);
        both.retainAll(known);
        if (both.isEmpty() || !chosen(both)) {
            throw new IOException("it has none of " + String.join(", ", wanted));
        }
        return both;
    }

    private boolean chosen(List<String> sources) throws IOException {
        return !(ask("!s" + String.join(",", sources)) instanceof IrrdReply.Refused);
    }

    /** Route objects of the very prefix, as text; then those that cover it, it included. */
    List<String> routes(Prefix prefix) throws IOException {
        return List.of(text("!r" + prefix), text("!r" + prefix + ",L"));
    }

    private String text(String question) throws IOException {
        return switch (ask(question)) {
            case IrrdReply.Data(String text) -> text;
            case IrrdReply.Done _, IrrdReply.None _ -> "";
            case IrrdReply.Refused(String why) -> throw new IOException("it refuses: " + why);
        };
    }

    private IrrdReply ask(String question) throws IOException {
        say(question);
        var reply = IrrdReply.read(in, bytesLeft);
        if (reply instanceof IrrdReply.Data(String text)) bytesLeft -= text.length();
        return reply;
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Milliseconds, at least one. */
    private int left() throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis < 1) throw new SocketTimeoutException("the time is over");
        return Math.toIntExact(Math.min(millis, Integer.MAX_VALUE));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Each read may take what is left of the whole. */
    private final class InTime extends FilterInputStream {
        InTime(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(left());
            return super.read();
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            socket.setSoTimeout(left());
            return super.read(into, from, count);
        }
    }
}
