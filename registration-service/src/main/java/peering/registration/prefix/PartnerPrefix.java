package peering.registration.prefix;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PrefixFact.Standing;

/** A customer's prefix, as its partner may see it. */
public record PartnerPrefix(
        @Schema(examples = "pfx_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "205.251.192.0/23") String prefix,
        Standing standing,
        @Schema(examples = "con_019ab3c0f5a2d41d8cd98f00b204e980") String connectionId,
        String learnedType,
        Instant registeredAt,
        Instant changedAt) {}
