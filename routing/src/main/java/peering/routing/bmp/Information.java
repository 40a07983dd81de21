package peering.routing.bmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.routing.wire.Octets;

/**
 * A piece of text that a router says of itself or of a peer (RFC 7854 section 4.4). What a number
 * means depends on the message: initiation, peer up and termination have lists of their own (RFC
 * 9736).
 *
 * @param text one line of at most {@link #LONGEST} characters; more is cut off
 */
public record Information(int type, String text) {
    /** Free text, in all three messages. */
    public static final int STRING = 0;

    /** In an initiation: what the router is. */
    public static final int SYS_DESCR = 1;

    /** In an initiation: what it is called. */
    public static final int SYS_NAME = 2;

    /** In a peer up or down of a Loc-RIB: the name of the table (RFC 9069 section 5.2.1). */
    public static final int TABLE_NAME = 3;

    /** In a peer up: a label for the administrator (RFC 9736). */
    public static final int ADMIN_LABEL = 4;

    public static final int LONGEST = 1000;

    static List<Information> readAll(Octets message) {
        var all = new ArrayList<Information>();
        while (!message.isEmpty()) {
            int type = message.u16();
            all.add(read(type, message.take(message.u16())));
        }
        return all;
    }

    static Information read(int type, Octets value) {
        int length = Math.min(value.remaining(), LONGEST);
        var text = new String(value.copy(length), StandardCharsets.UTF_8);
        return new Information(type, text.replaceAll("\\p{Cntrl}+", " "));
    }

    /** The first of that type; empty if there is none. */
    public static Optional<String> first(List<Information> all, int type) {
        return all.stream().filter(i -> i.type == type).map(Information::text).findFirst();
    }
}
