package peering.registration.partner.registered;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A prefix that a partner answers for.
 *
 * @param origins the ASNs that may originate it
 * @param key only in the answer that made it; afterwards nobody can read it
 * @param keys the latest keys it had, newest first; left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredPrefix(
        @Schema(examples = "rpx_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String partnerId,
        @Schema(examples = "205.251.192.0/21") String prefix,
        @Schema(examples = "[16509]") List<Long> origins,
        Instant registeredAt,
        @Schema(
                        description = "Shown once, in the answer that made it.",
                        examples = "ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")
                String key,
        List<KeyGeneration> keys,
        Long revision)
        implements Revised {
    public RegisteredPrefix {
        origins = List.copyOf(origins);
    }

    RegisteredPrefix with(List<KeyGeneration> generations) {
        return new RegisteredPrefix(
                id, partnerId, prefix, origins, registeredAt, key, generations, revision);
    }
}
