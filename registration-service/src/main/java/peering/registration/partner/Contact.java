package peering.registration.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whom to tell about what; seen by the partner itself and by operators.
 *
 * @param phone may be left out; international form, such as {@code +31 20 305 8999}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        @NotNull @Schema(examples = "noc") Role role,
        @NotNull
                @Size(max = 254)
                @Pattern(
                        regexp = "[\\x21-\\x3f\\x41-\\x7e]{1,64}@[A-Za-z0-9.-]{1,189}",
                        message = "is not an e-mail address; send one such as noc@example.net")
                @Schema(examples = "noc@example.net")
                String email,
        @Pattern(
                        regexp = "\\+[0-9][0-9 ()./-]{4,30}",
                        message =
                                "is not an international phone number; send one such as +31 20 305 8999")
                @Schema(examples = "+31 20 305 8999")
                String phone) {

    /** What somebody is there for. */
    public enum Role {
        NOC,
        POLICY,
        TECHNICAL,
        SERVICE,
        ESCALATION,
        OTHER;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
