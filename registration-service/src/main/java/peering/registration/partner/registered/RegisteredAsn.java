package peering.registration.partner.registered;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * An AS number behind a route server: its key opens every prefix that this AS alone originates.
 *
 * @param key only in the answer that made it; afterwards nobody can read it
 * @param keys the latest keys it had, newest first; left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredAsn(
        @Schema(examples = "ras_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String partnerId,
        @Schema(examples = "16509") long asn,
        Instant registeredAt,
        @Schema(
                        description = "Shown once, in the answer that made it.",
                        examples = "ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")
                String key,
        List<KeyGeneration> keys,
        Long revision)
        implements Revised {

    RegisteredAsn with(List<KeyGeneration> generations) {
        return new RegisteredAsn(id, partnerId, asn, registeredAt, key, generations, revision);
    }
}
