package peering.telemetry.bmp;

import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * Finds out that a router is gone that could not say so: its power failed, or the way to it. BMP
 * has no message that would have to come (RFC 7854 leaves statistics to the router), and we never
 * send one, so nothing but the operating system's question (RFC 9293, section 3.8.4) can tell. By
 * default it is asked after two hours.
 *
 * <p>It does not find a router whose system answers and whose BGP process hangs.
 *
 * @param seconds of silence before the first question, and between questions
 */
record KeepAlive(int seconds) {
    private static final int QUESTIONS = 4;

    /**
     * @param pause a second at least, since the system counts in whole ones
     */
    static KeepAlive every(Duration pause) {
        return new KeepAlive(Math.clamp(pause.toSeconds(), 1, Short.MAX_VALUE));
    }

    /** The socket has to have keepalive switched on. */
    void on(NetSocket socket) {
        var channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        var wanted =
                Map.of(
                        ExtendedSocketOptions.TCP_KEEPIDLE, seconds,
                        ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds,
                        ExtendedSocketOptions.TCP_KEEPCOUNT, QUESTIONS);
        wanted.forEach(
                (option, value) -> channel.config().setOption(NioChannelOption.of(option), value));
    }
}
