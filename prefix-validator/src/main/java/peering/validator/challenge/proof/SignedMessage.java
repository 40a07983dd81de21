package peering.validator.challenge.proof;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * A message that names tenant, prefix and end, signed with a key whose self-signed certificate
 * stands in the number registry: only the prefix' holder could write it there.
 *
 * <p>The first fault in this order is told: the message's form, its account, its prefix, its date;
 * the signature's encoding; the certificate found, readable, in force; its key; the signature. With
 * several certificates the one that gets furthest counts.
 *
 * @param account whom the message has to speak for
 */
public record SignedMessage(SignatureForm form, String account, Prefix prefix) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final int WEAKEST = 2048;

    /** A key with more bits makes a verification a burden. */
    private static final int STRONGEST = 8192;

    private static final int MOST_CERTIFICATES = 20;

    /** What can be wrong, the earliest first. */
    enum Fault {
        MESSAGE_FORMAT_INVALID,
        ACCOUNT_MISMATCH,
        CIDR_INVALID,
        CIDR_MISMATCH,
        DATE_INVALID,
        MESSAGE_EXPIRED,
        SIGNATURE_ENCODING_INVALID,
        CERT_NOT_FOUND,
        CERT_NOT_PARSABLE,
        CERT_NOT_YET_VALID,
        CERT_EXPIRED,
        KEY_TYPE_UNSUPPORTED,
        KEY_TOO_WEAK,
        SIGNATURE_INVALID
    }

    /** What the signature comes to. */
    sealed interface Verdict {
        /**
         * @param until the message's and the certificate's end, whichever is sooner
         */
        record Holds(Instant until, X509Certificate certificate) implements Verdict {}

        record Fails(Fault fault) implements Verdict {}
    }

    /**
     * @param message as it was signed, byte for byte in UTF-8
     * @param certificates DER, as the registry has them; the first twenty are tried
     */
    Verdict judge(String message, String signature, List<byte[]> certificates, Instant now) {
        var parts = form.parts(message);
        if (parts.isEmpty()) return new Verdict.Fails(Fault.MESSAGE_FORMAT_INVALID);
        var mismatch = mismatch(parts.get());
        if (mismatch.isPresent()) return new Verdict.Fails(mismatch.get());
        var end = end(parts.get().date());
        if (end.isEmpty()) return new Verdict.Fails(Fault.DATE_INVALID);
        if (!now.isBefore(end.get())) return new Verdict.Fails(Fault.MESSAGE_EXPIRED);
        var bytes = form.decode(signature);
        if (bytes.isEmpty()) return new Verdict.Fails(Fault.SIGNATURE_ENCODING_INVALID);
        return bestOf(certificates, message, bytes.get(), end.get(), now);
    }

    private Optional<Fault> mismatch(SignatureForm.Parts parts) {
        if (!parts.account().equalsIgnoreCase(account)) return Optional.of(Fault.ACCOUNT_MISMATCH);
        try {
            return Prefix.parse(parts.cidr()).equals(prefix)
                    ? Optional.empty()
                    : Optional.of(Fault.CIDR_MISMATCH);
        } catch (IllegalArgumentException none) {
            return Optional.of(Fault.CIDR_INVALID);
        }
    }

    /** The day itself still counts. */
    private static Optional<Instant> end(String date) {
        try {
            var next = LocalDate.parse(date, DATE).plusDays(1);
            return Optional.of(next.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Verdict bestOf(
            List<byte[]> certificates, String message, byte[] signature, Instant end, Instant now) {
        var verdicts =
                certificates.stream()
                        .limit(MOST_CERTIFICATES)
                        .map(der -> by(der, message, signature, end, now))
                        .toList();
        return verdicts.stream()
                .filter(Verdict.Holds.class::isInstance)
                .findFirst()
                .or(() -> verdicts.stream().max(Comparator.comparing(SignedMessage::fault)))
                .orElse(new Verdict.Fails(Fault.CERT_NOT_FOUND));
    }

    private static Fault fault(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fails(var fault) -> fault;
            case Verdict.Holds _ -> throw new IllegalStateException("it holds");
        };
    }

    private Verdict by(byte[] der, String message, byte[] signature, Instant end, Instant now) {
        X509Certificate certificate;
        try {
            certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException unreadable) {
            return new Verdict.Fails(Fault.CERT_NOT_PARSABLE);
        }
        var fault = unusable(certificate, now);
        if (fault.isPresent()) return new Verdict.Fails(fault.get());
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        if (!form.verifies(certificate.getPublicKey(), text, signature)) {
            return new Verdict.Fails(Fault.SIGNATURE_INVALID);
        }
        var certificateEnd = certificate.getNotAfter().toInstant();
        return new Verdict.Holds(certificateEnd.isBefore(end) ? certificateEnd : end, certificate);
    }

    private static Optional<Fault> unusable(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(Fault.CERT_NOT_YET_VALID);
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(Fault.CERT_EXPIRED);
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            return Optional.of(Fault.KEY_TYPE_UNSUPPORTED);
        }
        int bits = key.getModulus().bitLength();
        if (bits > STRONGEST) return Optional.of(Fault.KEY_TYPE_UNSUPPORTED);
        return bits < WEAKEST ? Optional.of(Fault.KEY_TOO_WEAK) : Optional.empty();
    }
}
