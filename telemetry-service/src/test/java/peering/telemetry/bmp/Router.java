package peering.telemetry.bmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** The other end of the door, which says what it is told to say. */
final class Router implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private Router(Socket socket) {
        this.socket = socket;
    }

    static Router connect(int port) throws IOException {
        return connect("127.0.0.1", port);
    }

    static Router connect(String from, int port) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Router(socket);
    }

    Router says(byte[]... messages) throws IOException {
        for (byte[] message : messages) socket.getOutputStream().write(message);
        return this;
    }

    /** Waits until the door has closed the connection. */
    boolean isThrownOut() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
