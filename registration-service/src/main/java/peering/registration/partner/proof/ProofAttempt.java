package peering.registration.partner.proof;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One attempt to prove an AS number.
 *
 * @param evidence what was seen, for people
 */
public record ProofAttempt(
        @Schema(examples = "prf_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(enumeration = {"rdap", "token", "operator"}) String method,
        @Schema(enumeration = {"proven", "not-proven", "unavailable"}) String outcome,
        String evidence,
        @Schema(examples = "transit-a") String actor,
        Instant at) {}
