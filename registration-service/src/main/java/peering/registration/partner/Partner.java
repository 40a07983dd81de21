package peering.registration.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.OneLine;
import peering.registration.web.Revised;

/**
 * A partner, as the operator and its own organisation see it. {@link #inPublic()} is what customers
 * choose from.
 *
 * @param asn 1 to 4294967295
 * @param stateReason only where somebody gave one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Partner(
        @Schema(examples = "ptn_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "Transit A") String name,
        Kind kind,
        @Schema(examples = "16509") long asn,
        String organisation,
        List<Contact> contacts,
        @Schema(enumeration = {"applied", "active", "rejected"}) String state,
        Instant changedAt,
        String stateReason,
        Long revision)
        implements Revised {

    /** How a partner connects to us. */
    public enum Kind {
        ISP,
        IXP,
        SDCI;

        /** As it stands in JSON and in the database. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whom to tell about what; the role is the partner's own word, such as {@code noc}. */
    public record Contact(
            @NotNull @OneLine @Schema(examples = "noc") String role,
            @NotNull
                    @Size(max = 254)
                    @Pattern(
                            regexp = "[\\x21-\\x3f\\x41-\\x7e]{1,64}@[A-Za-z0-9.-]{1,189}",
                            message = "is not an e-mail address; send one such as noc@example.net")
                    @Schema(examples = "noc@example.net")
                    String email) {}

    /** Without what is nobody else's business. */
    Partner inPublic() {
        return new Partner(id, name, kind, asn, null, null, null, null, null, null);
    }
}
