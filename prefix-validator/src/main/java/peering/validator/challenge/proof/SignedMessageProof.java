package peering.validator.challenge.proof;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import peering.validator.challenge.proof.SignedMessage.Fault;

/** A signed message as proof of control: {@link SignedMessage} under the terms of a challenge. */
public final class SignedMessageProof {
    private SignedMessageProof() {}

    /**
     * @param message as it was signed
     * @param record of the smallest registered range that holds the prefix; empty if there is none
     * @param latest when the proof ends at the latest, whatever message and certificate say
     */
    public static Attempt judge(
            Terms terms,
            Signed signed,
            Optional<RegistryRecord> record,
            Instant now,
            Instant latest) {
        var late = terms.tooLate(now);
        if (late.isPresent()) return late.get();
        var unusable = TokenInRegistry.unusable(terms, record);
        if (unusable.isPresent()) return unusable.get();
        var rules = new SignedMessage(signed.form(), account(terms, signed.form()), terms.prefix());
        List<byte[]> certificates = record.orElseThrow().certificates();
        return switch (rules.judge(signed.message(), signed.signature(), certificates, now)) {
            case SignedMessage.Verdict.Fails(var fault) -> refused(fault);
            case SignedMessage.Verdict.Holds(var until, var certificate) ->
                    new Attempt.Proved(
                            new Proof(
                                    Method.SignedMessage,
                                    terms.prefix(),
                                    terms.organisation(),
                                    now,
                                    until.isBefore(latest) ? until : latest,
                                    evidence(record.orElseThrow(), signed, certificate)));
        };
    }

    /** What was sent in. */
    public record Signed(SignatureForm form, String message, String signature) {}

    /** Whom the message has to speak for: a UUID where the form wants one. */
    public static String account(Terms terms, SignatureForm form) {
        return switch (form) {
            case Pss -> terms.account();
            case Pkcs1 -> terms.nonce().toString();
        };
    }

    private static Map<String, String> evidence(
            RegistryRecord record, Signed signed, X509Certificate certificate) {
        var evidence = new HashMap<>(TokenInRegistry.evidence(record));
        evidence.put("form", signed.form().name());
        evidence.put("certificate", fingerprint(certificate));
        return evidence;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Token.sha256().digest(certificate.getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("it was read from bytes", impossible);
        }
    }

    static Attempt.Refused refused(Fault fault) {
        String reason = "signature-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Attempt.Refused(
                reason.replace("signature-signature-", "signature-"),
                sentence(fault),
                repair(fault));
    }

    private static String sentence(Fault fault) {
        return switch (fault) {
            case MESSAGE_FORMAT_INVALID -> "The message has not the form that is expected.";
            case ACCOUNT_MISMATCH -> "The message speaks for another account.";
            case CIDR_INVALID -> "The message names something that is no prefix.";
            case CIDR_MISMATCH -> "The message names another prefix.";
            case DATE_INVALID -> "The message's end is no date.";
            case MESSAGE_EXPIRED -> "The message's end has passed.";
            case SIGNATURE_ENCODING_INVALID -> "The signature is not encoded as this form asks.";
            case CERT_NOT_FOUND -> "The registry's record holds no certificate.";
            case CERT_NOT_PARSABLE -> "The certificate in the registry's record cannot be read.";
            case CERT_NOT_YET_VALID -> "The certificate in the registry's record begins later.";
            case CERT_EXPIRED -> "The certificate in the registry's record has ended.";
            case KEY_TYPE_UNSUPPORTED ->
                    "The certificate's key is no RSA key of 2048 to 8192 bits.";
            case KEY_TOO_WEAK -> "The certificate's RSA key has less than 2048 bits.";
            case SIGNATURE_INVALID -> "No certificate in the registry's record fits the signature.";
        };
    }

    private static String repair(Fault fault) {
        return switch (fault) {
            case MESSAGE_FORMAT_INVALID, ACCOUNT_MISMATCH, CIDR_INVALID, CIDR_MISMATCH ->
                    "Sign exactly the message that the challenge shows, without a line end.";
            case DATE_INVALID -> "Write the date as YYYYMMDD.";
            case MESSAGE_EXPIRED -> "Sign a message with a later date.";
            case SIGNATURE_ENCODING_INVALID ->
                    "Encode in base 64 on one line; for RSA-PSS with - _ ~ instead of + = /.";
            case CERT_NOT_FOUND, CERT_NOT_PARSABLE ->
                    "Write the whole certificate, from BEGIN to END CERTIFICATE, into one remark of"
                            + " the registry's record.";
            case CERT_NOT_YET_VALID, CERT_EXPIRED, KEY_TYPE_UNSUPPORTED, KEY_TOO_WEAK ->
                    "Publish a certificate in force with an RSA key of 2048 bits or more.";
            case SIGNATURE_INVALID ->
                    "Sign with the key of that certificate: SHA-256, and for RSA-PSS a salt of 32"
                            + " bytes.";
        };
    }
}
