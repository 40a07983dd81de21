package peering.validator.challenge.proof.rpki;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Terms;

/**
 * As {@code IrrFuzzTest}: what a customer may send as a signed checklist, or have published as a
 * certificate, with any bytes at all. None of them is ever a proof: nobody has the anchor's key.
 */
class ChecklistFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms TERMS =
            new Terms(
                    "acme",
                    Prefix.parse("203.176.189.0/24"),
                    new UUID(0, 1),
                    NOW.plusSeconds(3600));

    /** A folder in which the same bytes stand everywhere, and are no anchor. */
    private record Everywhere(byte[] data) implements RpkiStore {
        @Override
        public List<byte[]> anchors() {
            return List.of();
        }

        @Override
        public Optional<byte[]> read(URI uri) {
            return Optional.of(data);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void checklist(byte[] data) {
        var attempt =
                ChecklistProof.judge(TERMS, data, new Everywhere(data), NOW, NOW.plusSeconds(60));

        assertTrue(assertInstanceOf(Attempt.Refused.class, attempt).sentence().length() < 2000);
    }

    @FuzzTest(maxDuration = "60s")
    void certificate(byte[] data) {
        try {
            var certificate = ResourceCertificate.read(data);
            assertNotNull(certificate.name());
            var whole = certificate.resources().under(Resources.of(TERMS.prefix()));
            assertTrue(whole.contains(whole) && whole.inherited().isEmpty());
            new CertificatePath(new Everywhere(data), NOW).validate(certificate);
            throw new AssertionError("no anchor, and yet believed");
        } catch (RpkiFault refused) {
            assertTrue(refused.reason().startsWith("rsc-"));
        }
    }
}
