package peering.registration.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * A partner, as the operator and its own organisation see it. {@link #inPublic()} is what customers
 * choose from.
 *
 * @param asn 1 to 4294967295
 * @param locations ids of our sites, or places in the partner's own words
 * @param stateReason only where somebody gave one
 * @param provenAt when it was last seen that the partner runs the ASN; left out if it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Partner(
        @Schema(examples = "ptn_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "Transit A") String name,
        Kind kind,
        @Schema(examples = "16509") long asn,
        String organisation,
        List<Contact> contacts,
        @Schema(examples = "[\"Amsterdam, Science Park\"]") List<String> locations,
        @Schema(enumeration = {"applied", "proven", "active", "suspended", "rejected", "closed"})
                String state,
        Instant changedAt,
        String stateReason,
        Instant provenAt,
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

        /** The kind that a column's word means. */
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Without what is nobody else's business. */
    Partner inPublic() {
        return new Partner(id, name, kind, asn, null, null, null, null, null, null, null, null);
    }
}
