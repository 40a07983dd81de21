package peering.telemetry.source;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A RIS Live of our own: remembers what is asked, sends what it is told to. */
final class RisServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    RisServer() {
        server =
                vertx.createHttpServer()
                        .webSocketHandler(this::welcome)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/v1/ws/");
    }

    int connections() {
        return sockets.size();
    }

    /** In two frames, as large messages come. */
    void send(String message) {
        int half = message.length() / 2;
        var socket = sockets.getLast();
        socket.writeFrame(
                io.vertx.core.http.WebSocketFrame.textFrame(message.substring(0, half), false));
        socket.writeFrame(
                io.vertx.core.http.WebSocketFrame.continuationFrame(
                        io.vertx.core.buffer.Buffer.buffer(message.substring(half)), true));
    }

    void hangUp() {
        sockets.getLast().close();
    }

    private void welcome(ServerWebSocket socket) {
        sockets.add(socket);
        socket.textMessageHandler(asked::add);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
