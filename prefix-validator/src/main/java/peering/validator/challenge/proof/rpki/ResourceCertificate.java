package peering.validator.challenge.proof.rpki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * A resource certificate (RFC 6487), read and not yet believed.
 *
 * @param subjectKey its key identifier, in hexadecimal
 * @param issuerKey that of the key that signed it; empty in a trust anchor
 * @param issuerAt where the issuer's certificate is published
 * @param revokedAt where the issuer tells what it revoked
 */
record ResourceCertificate(
        X509Certificate certificate,
        Resources resources,
        String subjectKey,
        Optional<String> issuerKey,
        Optional<URI> issuerAt,
        Optional<URI> revokedAt) {
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String CRL_POINTS = "2.5.29.31";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String SUBJECT_ACCESS = "1.3.6.1.5.5.7.1.11";
    private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
    private static final String ADDRESSES = "1.3.6.1.5.5.7.1.7";
    private static final String ASNS = "1.3.6.1.5.5.7.1.8";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CERT_SIGN = 5;

    /** RFC 7935, section 3, asks for 2048; some trust anchors have more. */
    private static final int FEWEST_BITS = 2048;

    private static final int MOST_BITS = 4096;

    /**
     * @throws RpkiFault {@code rsc-certificate-malformed}
     */
    static ResourceCertificate read(byte[] der) throws RpkiFault {
        if (!DerShape.isSound(der)) throw malformed("it is no DER", null);
        try {
            var certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
            return of(certificate);
        } catch (GeneralSecurityException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | ClassCastException unreadable) {
            // The JDK and the library say by all of these that bytes are not what they should be.
            throw malformed("it is no resource certificate", unreadable);
        }
    }

    private static RpkiFault malformed(String why, Throwable cause) {
        return new RpkiFault(
                "rsc-certificate-malformed", "A certificate cannot be read: " + why + ".", cause);
    }

    private static ResourceCertificate of(X509Certificate certificate) throws IOException {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < FEWEST_BITS
                || key.getModulus().bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("no RSA key of 2048 to 4096 bits");
        }
        var reader = new ResourceReader();
        var addresses = extension(certificate, ADDRESSES);
        if (addresses.isPresent()) reader.addresses(addresses.get());
        var asns = extension(certificate, ASNS);
        if (asns.isPresent()) reader.asns(asns.get());
        byte[] subjectKey =
                ASN1OctetString.getInstance(
                                extension(certificate, SUBJECT_KEY)
                                        .orElseThrow(() ->
                                                new IllegalArgumentException("no key identifier")))
                        .getOctets();
        return new ResourceCertificate(
                certificate,
                reader.done(),
                HexFormat.of().formatHex(subjectKey),
                extension(certificate, AUTHORITY_KEY)
                        .map(AuthorityKeyIdentifier::getInstance)
                        .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                        .map(HexFormat.of()::formatHex),
                extension(certificate, AUTHORITY_ACCESS).flatMap(ResourceCertificate::issuerUri),
                extension(certificate, CRL_POINTS).flatMap(ResourceCertificate::crlUri));
    }

    private static Optional<ASN1Primitive> extension(X509Certificate certificate, String oid)
            throws IOException {
        byte[] wrapped = certificate.getExtensionValue(oid);
        if (wrapped == null) return Optional.empty();
        byte[] octets = ASN1OctetString.getInstance(wrapped).getOctets();
        var value = ASN1Primitive.fromByteArray(octets);
        if (value == null) throw new IllegalArgumentException("an extension without a value");
        return Optional.of(value);
    }

    private static Optional<URI> issuerUri(ASN1Primitive access) {
        return Arrays.stream(AuthorityInformationAccess.getInstance(access).getAccessDescriptions())
                .filter(one -> one.getAccessMethod().getId().equals(CA_ISSUERS))
                .flatMap(one -> rsync(one.getAccessLocation()).stream())
                .findFirst();
    }

    private static Optional<URI> crlUri(ASN1Primitive points) {
        return Arrays.stream(CRLDistPoint.getInstance(points).getDistributionPoints())
                .map(point -> point.getDistributionPoint())
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .flatMap(name -> Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
                .flatMap(name -> rsync(name).stream())
                .findFirst();
    }

    private static Optional<URI> rsync(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) return Optional.empty();
        var uri = URI.create(name.getName().toString());
        return "rsync".equals(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
    }

    /** True if it may issue certificates. */
    boolean isAuthority() {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && usage != null && usage[CERT_SIGN];
    }

    /** True if its key signs one object that stands in no repository (RFC 9323, section 2). */
    boolean signsChecklists() {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() < 0
                && usage != null
                && usage[DIGITAL_SIGNATURE]
                && !usage[CERT_SIGN]
                && certificate.getExtensionValue(SUBJECT_ACCESS) == null;
    }

    boolean isInForce(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant()) && now.isBefore(end());
    }

    Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** True if that one's key signed it, and that one's name stands in it. */
    boolean isSignedBy(ResourceCertificate issuer) {
        if (!certificate
                .getIssuerX500Principal()
                .equals(issuer.certificate.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    /** For people: what names it. */
    String name() {
        return certificate.getSubjectX500Principal().getName();
    }
}
