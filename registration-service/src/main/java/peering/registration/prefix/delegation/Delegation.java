package peering.registration.prefix.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * The word of a holder that another organisation may register a part of its space.
 *
 * @param prefixId the holder's prefix
 * @param holder the organisation that granted it
 * @param organisation the organisation that may register
 * @param prefix what it may register: this, and more specifics of it
 * @param expiresAt left out if it has no end
 * @param endedAt left out while it holds
 * @param endReason left out while it holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delegation(
        @Schema(examples = "dlg_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String prefixId,
        @Schema(examples = "acme") String holder,
        @Schema(examples = "globex") String organisation,
        @Schema(examples = "205.251.192.0/24") String prefix,
        Instant grantedAt,
        Instant expiresAt,
        Instant endedAt,
        @Schema(enumeration = {"revoked", "expired", "released"}) String endReason,
        Long revision)
        implements Revised {}
