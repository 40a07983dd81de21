package peering.validator.challenge.proof.rpki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;

/**
 * A signed checklist (RFC 9323) whose own signature holds: the key of the certificate in it says,
 * with these resources, that these files are known to it. Whether anybody is to believe that
 * certificate is for {@link CertificatePath} to say.
 *
 * @param hashes SHA-256 of the files
 */
record Checklist(Resources resources, List<byte[]> hashes, ResourceCertificate signer) {
    /** More than the largest that is useful. */
    static final int MOST_BYTES = 64 << 10;

    private static final ASN1ObjectIdentifier CONTENT =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.48");
    private static final ASN1ObjectIdentifier BINARY_SIGNING_TIME =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.46");
    private static final Set<ASN1ObjectIdentifier> SIGNED_ATTRIBUTES =
            Set.of(
                    CMSAttributes.contentType,
                    CMSAttributes.messageDigest,
                    CMSAttributes.signingTime,
                    BINARY_SIGNING_TIME);
    private static final int VERSION = 3;
    private static final int HASH_BYTES = 32;
    private static final int MOST_FILES = 1000;

    /**
     * @param cms DER
     * @throws RpkiFault {@code rsc-malformed}, {@code rsc-signature-invalid}, {@code
     *     rsc-certificate-malformed}, {@code rsc-resources}
     */
    static Checklist read(byte[] cms) throws RpkiFault {
        if (cms.length > MOST_BYTES || !DerShape.isSound(cms)) {
            throw malformed("it is no DER of 64 kB at most", null);
        }
        try {
            return read(new CMSSignedData(cms));
        } catch (CMSException
                | IOException
                | OperatorCreationException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | ArithmeticException
                | ClassCastException unreadable) {
            // The library says by all of these that bytes are not what they should be.
            throw malformed("it is not what RFC 9323 asks for", unreadable);
        }
    }

    private static Checklist read(CMSSignedData cms)
            throws RpkiFault, CMSException, IOException, OperatorCreationException {
        mustHaveTheProfile(cms);
        var holder = cms.getCertificates().getMatches(null).iterator().next();
        var signer = ResourceCertificate.read(holder.getEncoded());
        if (!signer.signsChecklists()) {
            throw malformed("its certificate is not one that signs checklists", null);
        }
        mustBeSignedBy(signer, cms.getSignerInfos().getSigners().iterator().next());
        var content =
                ASN1Sequence.getInstance(
                        ASN1Primitive.fromByteArray((byte[]) cms.getSignedContent().getContent()));
        return of(content, signer);
    }

    /** RFC 6488, section 2.1, which RFC 9323 takes over. */
    private static void mustHaveTheProfile(CMSSignedData cms) throws RpkiFault {
        must(cms.getVersion() == VERSION, "signed data of version 3");
        must(cms.getSignedContentTypeOID().equals(CONTENT.getId()), "a signed checklist");
        must(!cms.isDetachedSignature(), "the content in it");
        must(
                cms.getDigestAlgorithmIDs().size() == 1
                        && isSha256(cms.getDigestAlgorithmIDs().iterator().next()),
                "SHA-256 and no other digest");
        must(cms.getCertificates().getMatches(null).size() == 1, "exactly one certificate");
        must(cms.getCRLs().getMatches(null).isEmpty(), "no revocation list");
        must(cms.getSignerInfos().size() == 1, "exactly one signer");
    }

    private static void mustBeSignedBy(ResourceCertificate signer, SignerInformation info)
            throws RpkiFault, CMSException, OperatorCreationException {
        byte[] key = info.getSID().getSubjectKeyIdentifier();
        must(info.getVersion() == VERSION && key != null, "a signer named by its key");
        must(
                HexFormat.of().formatHex(key).equals(signer.subjectKey()),
                "a signer that is the certificate's");
        must(isSha256(info.getDigestAlgorithmID()), "SHA-256 and no other digest");
        String algorithm = info.getEncryptionAlgOID();
        must(
                algorithm.equals(PKCSObjectIdentifiers.rsaEncryption.getId())
                        || algorithm.equals(PKCSObjectIdentifiers.sha256WithRSAEncryption.getId()),
                "an RSA signature");
        mustHaveTheAttributes(info);
        if (!holds(info, signer)) {
            throw new RpkiFault(
                    "rsc-signature-invalid", "The checklist's signature does not hold.");
        }
    }

    private static boolean holds(SignerInformation info, ResourceCertificate signer)
            throws CMSException, OperatorCreationException {
        try {
            return info.verify(
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .build(signer.certificate().getPublicKey()));
        } catch (RuntimeOperatorException cannotBe) {
            // So says the library of a signature that is longer or shorter than the key.
            return false;
        }
    }

    private static void mustHaveTheAttributes(SignerInformation info) throws RpkiFault {
        must(info.getUnsignedAttributes() == null, "no unsigned attributes");
        must(info.getSignedAttributes() != null, "signed attributes");
        var types =
                Arrays.stream(info.getSignedAttributes().toASN1Structure().getAttributes())
                        .map(Attribute::getAttrType)
                        .toList();
        must(
                SIGNED_ATTRIBUTES.containsAll(types) && types.size() == Set.copyOf(types).size(),
                "no other signed attributes, each once");
    }

    private static boolean isSha256(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256);
    }

    /** SEQUENCE { [0] version DEFAULT 0, resources, digestAlgorithm, checkList }, section 4. */
    private static Checklist of(ASN1Sequence content, ResourceCertificate signer) throws RpkiFault {
        must(content.size() == 3 || content.size() == 4, "a checklist of version 0");
        if (content.size() == 4) mustBeVersion0(content.getObjectAt(0));
        int at = content.size() - 3;
        var resources = resources(content.getObjectAt(at));
        must(
                isSha256(AlgorithmIdentifier.getInstance(content.getObjectAt(at + 1))),
                "SHA-256 and no other digest");
        var files = hashes(ASN1Sequence.getInstance(content.getObjectAt(at + 2)));
        if (resources.isEmpty()
                || !resources.inherited().isEmpty()
                || !signer.resources().inherited().isEmpty()
                || !signer.resources().contains(resources)) {
            throw new RpkiFault(
                    "rsc-resources", "The checklist names resources that its certificate has not.");
        }
        return new Checklist(resources, files, signer);
    }

    private static void mustBeVersion0(ASN1Encodable tagged) throws RpkiFault {
        var version = ASN1TaggedObject.getInstance(tagged);
        must(
                version.getTagNo() == 0
                        && ASN1Integer.getInstance(version.getExplicitBaseObject()).hasValue(0),
                "version 0");
    }

    private static Resources resources(ASN1Encodable block) throws RpkiFault {
        var reader = new ResourceReader();
        for (var each : ASN1Sequence.getInstance(block)) {
            var part = ASN1TaggedObject.getInstance(each);
            switch (part.getTagNo()) {
                case 0 -> reader.asns(part.getExplicitBaseObject());
                case 1 -> reader.addresses(part.getExplicitBaseObject());
                default -> throw malformed("expected: AS numbers or addresses", null);
            }
        }
        return reader.done();
    }

    private static List<byte[]> hashes(ASN1Sequence files) throws RpkiFault {
        must(files.size() > 0 && files.size() <= MOST_FILES, "1 to 1000 files");
        var hashes = new ArrayList<byte[]>(files.size());
        for (var each : files) {
            var file = ASN1Sequence.getInstance(each);
            must(file.size() == 1 || file.size() == 2, "a file has a name and a hash");
            if (file.size() == 2) ASN1IA5String.getInstance(file.getObjectAt(0));
            byte[] hash =
                    ASN1OctetString.getInstance(file.getObjectAt(file.size() - 1)).getOctets();
            must(hash.length == HASH_BYTES, "a SHA-256");
            hashes.add(hash);
        }
        return hashes;
    }

    private static void must(boolean holds, String what) throws RpkiFault {
        if (!holds) throw malformed("expected: " + what, null);
    }

    private static RpkiFault malformed(String why, Throwable cause) {
        return new RpkiFault("rsc-malformed", "The checklist cannot be taken: " + why + ".", cause);
    }
}
