package peering.validator.challenge.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.SignedMessage.Verdict;

/**
 * As {@code IrrFuzzTest}: message and signature as a customer may send them, and the certificate as
 * a registry may hold it, with any bytes at all.
 */
class SignedMessageFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    /** The form, the message's line, the signature's line, the certificate. */
    @FuzzTest(maxDuration = "60s")
    void message(byte[] data) {
        if (data.length == 0) return;
        var form = (data[0] & 1) == 0 ? SignatureForm.Pss : SignatureForm.Pkcs1;
        int first = end(data, 1);
        int second = end(data, Math.min(first + 1, data.length));
        String message = text(data, 1, first);
        String signature = text(data, Math.min(first + 1, data.length), second);
        byte[] certificate =
                Arrays.copyOfRange(data, Math.min(second + 1, data.length), data.length);
        String account =
                form == SignatureForm.Pss ? "tenant-0123" : "00000000-1111-2222-3333-444444444444";
        var rules = new SignedMessage(form, account, Prefix.parse("198.51.100.0/24"));

        var verdict = rules.judge(message, signature, List.of(certificate), NOW);

        if (verdict instanceof Verdict.Holds holds) assertTrue(holds.until().isAfter(NOW));
        assertTrue(Token.in(message).size() <= 100);
    }

    private static int end(byte[] data, int from) {
        for (int at = from; at < data.length; at++) if (data[at] == '\n') return at;
        return data.length;
    }

    private static String text(byte[] data, int from, int to) {
        return new String(data, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
