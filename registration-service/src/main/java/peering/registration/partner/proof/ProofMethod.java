package peering.registration.partner.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an AS number is proved. */
public enum ProofMethod {
    /** A token that we gave stands in the registry's record of the AS number. */
    RDAP,
    /** The caller's own sign-in names the networks that it may act for. */
    TOKEN,
    /** An operator saw it, and says what. */
    OPERATOR;

    /** As it stands in JSON and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
