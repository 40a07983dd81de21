package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bmp.BmpDecoder;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.telemetry.bmp.BmpBytes.Peer;

class DownReasonTest {
    private static final Peer PARTNER = Peer.of("192.0.2.1", 64501);

    @ParameterizedTest
    @CsvSource({
        "6, 1, '', 'cease, maximum number of prefixes reached'",
        "6, 2, 'bye', 'cease, administrative shutdown: bye'",
        "4, 0, '', 'hold timer expired'",
        "2, 2, '', 'OPEN message error, bad peer AS'",
        "6, 99, '', 'cease, subcode 99'",
        "9, 3, '', 'error 9, subcode 3'",
    })
    void a_notification_of_the_partner_is_put_in_words(
            int code, int subcode, String said, String words) {
        byte[] message = BmpBytes.notified(PARTNER, code, subcode, said);

        assertEquals("the partner closed it: " + words, reason(message));
    }

    @Test
    void so_is_every_other_reason() {
        assertEquals(
                "our router closed it, event 18 of its state machine",
                reason(BmpBytes.down(PARTNER, 2, (byte) 0, (byte) 18)));
        assertEquals("the partner closed it without a reason", reason(BmpBytes.down(PARTNER, 4)));
        assertEquals(
                "the router was told not to show it any more", reason(BmpBytes.down(PARTNER, 5)));
        assertEquals(
                "our router closed it: drill",
                reason(
                        BmpBytes.down(
                                PARTNER, 6, new byte[] {0, 0, 0, 5, 'd', 'r', 'i', 'l', 'l'})));
        assertEquals(
                "the router gives a reason that is not known: 77",
                reason(BmpBytes.down(PARTNER, 77)));
    }

    private static String reason(byte[] message) {
        return DownReason.of((PeerDown) BmpDecoder.decode(message));
    }
}
