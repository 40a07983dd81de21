package peering.routing.bgp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Why a speaker closed a session (RFC 4271 section 4.5).
 *
 * @param said the shutdown communication of a Cease (RFC 9003): at most 255 bytes, one line
 */
public record BgpNotification(int code, int subcode, Optional<String> said) {
    private static final int TYPE = 3;
    private static final int CEASE = 6;
    private static final int SHUTDOWN = 2;
    private static final int RESET = 4;

    /**
     * Reads one whole message, from its marker on.
     *
     * @throws MalformedException if it is not a NOTIFICATION
     */
    public static BgpNotification read(Octets message) {
        int type = BgpMessages.header(message);
        if (type != TYPE) throw new MalformedException("not a NOTIFICATION but a message " + type);
        int code = message.u8();
        int subcode = message.u8();
        boolean mayTalk = code == CEASE && (subcode == SHUTDOWN || subcode == RESET);
        return new BgpNotification(code, subcode, mayTalk ? said(message) : Optional.empty());
    }

    /** A length that does not fit means that it is something else: not shown. */
    private static Optional<String> said(Octets data) {
        if (data.isEmpty()) return Optional.empty();
        int length = data.u8();
        if (length == 0 || length > data.remaining()) return Optional.empty();
        var text = new String(data.copy(length), StandardCharsets.UTF_8);
        return Optional.of(text.replaceAll("\\p{Cntrl}+", " "));
    }
}
