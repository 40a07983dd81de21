package peering.validator.challenge.proof.rpki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes signed checklists, sound or broken. */
public final class TestChecklist {
    private final TestPki.Holder signer;
    private List<String> prefixes;
    private final List<String> files = new ArrayList<>();
    private String contentType = "1.2.840.113549.1.9.16.1.48";
    private boolean withAlgorithmProtection;
    private final List<X509CertificateHolder> more = new ArrayList<>();

    public TestChecklist(TestPki.Holder signer, String... prefixes) {
        this.signer = signer;
        this.prefixes = List.of(prefixes);
    }

    public TestChecklist naming(String text) {
        files.add(text);
        return this;
    }

    TestChecklist ofType(String oid) {
        contentType = oid;
        return this;
    }

    TestChecklist withAnotherAttribute() {
        withAlgorithmProtection = true;
        return this;
    }

    TestChecklist withCertificate(X509CertificateHolder other) {
        more.add(other);
        return this;
    }

    public byte[] sign() throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var attributes =
                new DefaultSignedAttributeTableGenerator() {
                    @Override
                    public AttributeTable getAttributes(
                            @SuppressWarnings("rawtypes") Map parameters) {
                        var table = super.getAttributes(parameters);
                        return withAlgorithmProtection
                                ? table
                                : table.remove(CMSAttributes.cmsAlgorithmProtect);
                    }
                };
        byte[] key =
                SubjectKeyIdentifier.fromExtensions(signer.certificate().getExtensions())
                        .getKeyIdentifier();
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new SignerInfoGeneratorBuilder(digests)
                        .setSignedAttributeGenerator(attributes)
                        .build(TestPki.signer(signer.keys()), key));
        generator.addCertificate(signer.certificate());
        for (var other : more) generator.addCertificate(other);
        var content =
                new CMSProcessableByteArray(
                        new ASN1ObjectIdentifier(contentType), content().getEncoded());
        return generator.generate(content, true).getEncoded(ASN1Encoding.DER);
    }

    private DERSequence content() throws Exception {
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var list = new ASN1EncodableVector();
        for (var file : files) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(file.getBytes(StandardCharsets.UTF_8));
            list.add(
                    new DERSequence(
                            new org.bouncycastle.asn1.ASN1Encodable[] {
                                new DERIA5String("challenge.txt"), new DEROctetString(hash)
                            }));
        }
        var block = new DERSequence(new DERTaggedObject(true, 1, TestPki.addresses(prefixes)));
        return new DERSequence(
                new org.bouncycastle.asn1.ASN1Encodable[] {block, sha256, new DERSequence(list)});
    }
}
