package peering.registration.connection.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change does, or would do, to one prefix. */
public record PrefixEffect(
        @Schema(examples = "pfx_019ab3c0f5a2d41d8cd98f00b204e980") String prefixId,
        @Schema(examples = "205.251.192.0/23") String prefix,
        @Schema(
                        implementation = String.class,
                        enumeration = {"unchanged", "path-changes", "judged-anew", "needs-key"})
                Effect effect,
        @Schema(examples = "Its path is decided anew.") String detail) {

    public enum Effect {
        UNCHANGED,
        /** It is decided anew which site carries it. */
        PATH_CHANGES,
        /** It rests on another partner's word, and every check is made again. */
        JUDGED_ANEW,
        /** It cannot come along without a key of the wanted partner. */
        NEEDS_KEY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
