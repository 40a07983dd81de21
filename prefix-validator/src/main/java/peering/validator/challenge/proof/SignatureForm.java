package peering.validator.challenge.proof;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two forms of message and signature that tools of the large clouds make. */
public enum SignatureForm {
    /**
     * {@code 1|peering|ACCOUNT|CIDR|YYYYMMDD|SHA256|RSAPSS}, RSASSA-PSS with SHA-256 and a salt of
     * 32 bytes (RFC 8017, section 8.1); base 64 with {@code -_~} instead of {@code +=/}.
     */
    Pss("1|peering|%s|%s|%s|SHA256|RSAPSS", "[^|]+", "[A-Za-z0-9_~-]+"),
    /**
     * {@code ACCOUNT|CIDR|YYYYMMDD}, the account being a UUID, RSASSA-PKCS1-v1_5 with SHA-256 (RFC
     * 8017, section 8.2); base 64 as in RFC 4648, section 4.
     */
    Pkcs1("%s|%s|%s", "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "[A-Za-z0-9+/=]+");

    private static final int SALT = 32;

    private final String template;
    private final Pattern message;
    private final Pattern alphabet;

    SignatureForm(String template, String account, String alphabet) {
        this.template = template;
        this.message =
                Pattern.compile(
                        template.replace("|", "\\|")
                                .formatted("(" + account + ")", "([^|]+)", "([^|]+)"));
        this.alphabet = Pattern.compile(alphabet);
    }

    /** The three parts that differ from message to message. */
    record Parts(String account, String cidr, String date) {}

    /** The exact text to sign. */
    public String text(String account, Object cidr, LocalDate until) {
        return template.formatted(account, cidr, DateTimeFormatter.BASIC_ISO_DATE.format(until));
    }

    /** Empty if the text is no message of this form. */
    Optional<Parts> parts(String text) {
        var found = message.matcher(text);
        if (!found.matches()) return Optional.empty();
        return Optional.of(new Parts(found.group(1), found.group(2), found.group(3)));
    }

    /** Strict: the alphabet of this form and no other. Empty if it is none. */
    Optional<byte[]> decode(String signature) {
        if (!alphabet.matcher(signature).matches()) return Optional.empty();
        String standard =
                this == Pss
                        ? signature.replace('-', '+').replace('_', '=').replace('~', '/')
                        : signature;
        try {
            return Optional.of(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** False also for what cannot be a signature of this key at all. */
    boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = verifier();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException none) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        if (this == Pkcs1) return Signature.getInstance("SHA256withRSA");
        var pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(
                new PSSParameterSpec(
                        "SHA-256",
                        "MGF1",
                        MGF1ParameterSpec.SHA256,
                        SALT,
                        PSSParameterSpec.TRAILER_FIELD_BC));
        return pss;
    }
}
