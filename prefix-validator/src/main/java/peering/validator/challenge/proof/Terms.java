package peering.validator.challenge.proof;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import peering.routing.net.Prefix;

/**
 * What a challenge binds: whatever is published or signed for it is good for this organisation,
 * this prefix and this time, and for nothing else.
 *
 * @param nonce fresh for each challenge and each rotation; not secret
 */
public record Terms(String organisation, Prefix prefix, UUID nonce, Instant expires) {

    /** The refusal of everything that comes too late. */
    public Optional<Attempt.Refused> tooLate(Instant now) {
        if (now.isBefore(expires)) return Optional.empty();
        return Optional.of(
                new Attempt.Refused(
                        "challenge-expired",
                        "The challenge ended on " + expires + ".",
                        "Rotate it, and publish or sign what the new one says."));
    }

    /**
     * The file that a signed checklist has to name (RFC 9323), UTF-8, each line ended by a line
     * feed.
     */
    public String text() {
        return """
        Open Peering Service: proof of control
        organisation: %s
        prefix: %s
        nonce: %s
        expires: %s
        """
                .formatted(readable(organisation), prefix, nonce, expires);
    }

    /** Who the message of a signature speaks for: the tenant, and this challenge alone. */
    public String account() {
        return readable(organisation) + "." + nonce;
    }

    /** No line ends, no bars: what stands in a text must not look like the text. */
    private static String readable(String organisation) {
        return URLEncoder.encode(organisation, StandardCharsets.UTF_8);
    }
}
