package peering.registration.prefix.admission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.partner.PublicAsn;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.partner.registered.PublicPrefix;
import peering.routing.net.PrefixPolicy;

/** One prefix to register, as it is written in a body. */
record NewPrefix(
        @NotNull @Size(max = 100) @Schema(examples = "205.251.192.0/23") String prefix,
        @NotNull
                @Size(min = 1, max = 200)
                @Schema(
                        examples = "ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                        description = "The key that the partner was given for this prefix.")
                String key,
        @Size(min = 1, max = 50)
                @Schema(
                        examples = "[16509]",
                        description = "Who may originate it; as the partner said if left out.")
                List<@NotNull @Min(0) @Max(4294967295L) Long> origins) {

    /** What is meant, if it may be asked for at all; refuses anything else. */
    Wish wish(PrefixPolicy policy) {
        var meant = PublicPrefix.required(prefix, policy);
        if (origins != null) PublicAsn.allRequired("origins", origins);
        return new Wish(meant, new PrefixKey(key), Optional.ofNullable(origins));
    }
}
