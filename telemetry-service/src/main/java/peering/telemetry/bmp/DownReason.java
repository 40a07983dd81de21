package peering.telemetry.bmp;

import java.util.Map;
import java.util.stream.Collectors;
import peering.routing.bgp.BgpNotification;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.Information;

/** Why a session went down, in words (RFC 7854 section 4.9, RFC 4271 section 4.5). */
final class DownReason {
    private static final int LONGEST = 400;

    private static final Map<Integer, String> ERRORS =
            Map.of(
                    1, "message header error",
                    2, "OPEN message error",
                    3, "UPDATE message error",
                    4, "hold timer expired",
                    5, "state machine error",
                    6, "cease",
                    7, "ROUTE-REFRESH message error");

    /** By code × 256 + subcode; RFC 4271, 4486, 5492, 6608, 8538, 9234 and 9384. */
    private static final Map<Integer, String> DETAILS =
            Map.ofEntries(
                    detail(1, 1, "connection not synchronized"),
                    detail(1, 2, "bad message length"),
                    detail(1, 3, "bad message type"),
                    detail(2, 1, "unsupported version"),
                    detail(2, 2, "bad peer AS"),
                    detail(2, 3, "bad BGP identifier"),
                    detail(2, 4, "unsupported optional parameter"),
                    detail(2, 6, "unacceptable hold time"),
                    detail(2, 7, "unsupported capability"),
                    detail(2, 11, "role mismatch"),
                    detail(3, 1, "malformed attribute list"),
                    detail(3, 3, "missing well-known attribute"),
                    detail(3, 8, "invalid next hop"),
                    detail(3, 10, "invalid network field"),
                    detail(3, 11, "malformed AS_PATH"),
                    detail(6, 1, "maximum number of prefixes reached"),
                    detail(6, 2, "administrative shutdown"),
                    detail(6, 3, "peer de-configured"),
                    detail(6, 4, "administrative reset"),
                    detail(6, 5, "connection rejected"),
                    detail(6, 6, "other configuration change"),
                    detail(6, 7, "connection collision resolution"),
                    detail(6, 8, "out of resources"),
                    detail(6, 9, "hard reset"),
                    detail(6, 10, "BFD down"));

    private DownReason() {}

    /** One line of at most {@value #LONGEST} characters. */
    static String of(PeerDown down) {
        String words =
                switch (down.reason()) {
                    case LOCAL_NOTIFICATION -> "our router closed it: " + notified(down);
                    case REMOTE_NOTIFICATION -> "the partner closed it: " + notified(down);
                    case LOCAL_EVENT ->
                            "our router closed it, event "
                                    + down.event().orElse(0)
                                    + " of its state machine";
                    case REMOTE_CLOSED -> "the partner closed it without a reason";
                    case NOT_SHOWN -> "the router was told not to show it any more";
                    case LOCAL_CLOSED -> "our router closed it" + texts(down);
                    case UNKNOWN -> "the router gives a reason that is not known: " + down.code();
                };
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    private static String notified(PeerDown down) {
        return down.notification().map(DownReason::words).orElse("no reason given");
    }

    private static String words(BgpNotification told) {
        String error = ERRORS.getOrDefault(told.code(), "error " + told.code());
        String fallback = told.subcode() == 0 ? "" : "subcode " + told.subcode();
        String detail = DETAILS.getOrDefault(key(told.code(), told.subcode()), fallback);
        String both = detail.isEmpty() ? error : error + ", " + detail;
        return told.said().map(said -> both + ": " + said).orElse(both);
    }

    private static String texts(PeerDown down) {
        String texts =
                down.information().stream()
                        .filter(one -> one.type() == Information.STRING)
                        .map(Information::text)
                        .collect(Collectors.joining(", "));
        return texts.isEmpty() ? "" : ": " + texts;
    }

    private static Map.Entry<Integer, String> detail(int code, int subcode, String words) {
        return Map.entry(key(code, subcode), words);
    }

    private static int key(int code, int subcode) {
        return code << 8 | subcode;
    }
}
