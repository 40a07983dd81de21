package peering.telemetry.source;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import peering.routing.rislive.RisLive;

/**
 * One connection to RIS Live: puts the frames together into messages and hands them on, one at a
 * time. Asks for the next frame only when the last is done, so a slow broker slows the other end.
 */
final class RisLiveSession implements WebSocket.Listener {
    private final Consumer<String> messages;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();

    /**
     * @param messages may block; an exception ends the session
     */
    RisLiveSession(Consumer<String> messages) {
        this.messages = messages;
    }

    /** Completes with the reason when the connection is over. */
    CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (message.length() <= RisLive.MAX_CHARACTERS) message.append(data);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            messages.accept(whole);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        ended.complete("closed by the other end: " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable trouble) {
        ended.complete(String.valueOf(trouble.getMessage()));
    }
}
