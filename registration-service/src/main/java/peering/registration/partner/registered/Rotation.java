package peering.registration.partner.registered;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerConfig;

/** The wish for a new key. */
record Rotation(
        @Size(max = 40)
                @Schema(
                        examples = "P7D",
                        description =
                                "How long the old key opens new claims beside the new one (ISO 8601);"
                                        + " PT0S ends it at once.")
                String overlap) {

    /**
     * How long the old key is to open new claims.
     *
     * @param rotation null for the configured time
     */
    static Duration overlap(Rotation rotation, PartnerConfig.Keys config) {
        if (rotation == null || rotation.overlap() == null) return config.overlap();
        Duration overlap;
        try {
            overlap = Duration.parse(rotation.overlap());
        } catch (DateTimeParseException unreadable) {
            throw refusal("This is not a duration.", config);
        }
        if (overlap.isNegative() || overlap.compareTo(config.longestOverlap()) > 0) {
            throw refusal("The overlap is too long, or negative.", config);
        }
        return overlap;
    }

    private static RuntimeException refusal(String why, PartnerConfig.Keys config) {
        return CommonProblem.FIELD_INVALID.at(
                "overlap",
                why,
                "Send days or hours such as P7D or PT12H, from PT0S to "
                        + config.longestOverlap()
                        + ".");
    }
}
