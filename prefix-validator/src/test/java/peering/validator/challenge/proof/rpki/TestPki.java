package peering.validator.challenge.proof.rpki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import peering.routing.net.Prefix;

/** A small RPKI of our own: an anchor, authorities below it, and what they publish. */
public final class TestPki implements RpkiStore {
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final ASN1ObjectIdentifier ADDRESSES =
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.7");
    private static final ASN1ObjectIdentifier SUBJECT_ACCESS =
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.11");

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<KeyPair> KEYS =
            IntStream.range(0, 12).mapToObj(TestPki::fresh).toList();

    final Map<URI, byte[]> published = new HashMap<>();
    private final List<byte[]> anchors = new ArrayList<>();
    private final Instant now;
    private long serial = 1;

    /** As of {@link #NOW}. */
    TestPki() {
        this(NOW);
    }

    public TestPki(Instant now) {
        this.now = now;
    }

    /** A certificate with its key. */
    public record Holder(String name, KeyPair keys, X509CertificateHolder certificate) {
        URI uri() {
            return URI.create("rsync://rpki.example/repo/" + name + ".cer");
        }

        URI crl() {
            return URI.create("rsync://rpki.example/repo/" + name + ".crl");
        }
    }

    /**
     * How a certificate is made.
     *
     * @param prefixes its resources; empty: inherited
     */
    public record Wish(
            String name,
            boolean authority,
            List<String> prefixes,
            Duration lasts,
            boolean inRepository) {
        public static Wish authority(String name, String... prefixes) {
            return new Wish(name, true, List.of(prefixes), Duration.ofDays(365), false);
        }

        public static Wish signer(String... prefixes) {
            return new Wish("ee", false, List.of(prefixes), Duration.ofDays(30), false);
        }

        Wish lasting(Duration time) {
            return new Wish(name, authority, prefixes, time, inRepository);
        }

        Wish publishedToo() {
            return new Wish(name, authority, prefixes, lasts, true);
        }
    }

    @Override
    public List<byte[]> anchors() {
        return anchors;
    }

    @Override
    public Optional<byte[]> read(URI uri) {
        return Optional.ofNullable(published.get(uri));
    }

    public Holder anchor(String... prefixes) throws Exception {
        var keys = keys();
        var anchor = make(Wish.authority("ta", prefixes), keys, Optional.empty());
        anchors.add(anchor.certificate().getEncoded());
        revoke(anchor, now.plusSeconds(3600));
        return anchor;
    }

    /** Published at its URI, with an empty list of what it revoked. */
    public Holder below(Holder issuer, Wish wish) throws Exception {
        var holder = make(wish, keys(), Optional.of(issuer));
        if (wish.authority()) {
            published.put(holder.uri(), holder.certificate().getEncoded());
            revoke(holder, now.plusSeconds(3600));
        }
        return holder;
    }

    /** Publishes what an authority has revoked. */
    void revoke(Holder issuer, Instant nextUpdate, Holder... revoked) throws Exception {
        var list =
                new X509v2CRLBuilder(
                        issuer.certificate().getSubject(), Date.from(now.minusSeconds(60)));
        list.setNextUpdate(Date.from(nextUpdate));
        for (var each : revoked) {
            list.addCRLEntry(
                    each.certificate().getSerialNumber(), Date.from(now.minusSeconds(60)), 0);
        }
        published.put(issuer.crl(), list.build(signer(issuer.keys())).getEncoded());
    }

    /** What it publishes as a relying party keeps it, and the anchor's certificate beside it. */
    public Path writeTo(Path folder) throws IOException {
        for (var each : published.entrySet()) {
            var file = folder.resolve(each.getKey().getHost() + each.getKey().getPath());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return Files.write(folder.resolve("ta.cer"), anchors.getFirst());
    }

    private Holder make(Wish wish, KeyPair keys, Optional<Holder> issuer) throws Exception {
        var name = new X500Name("CN=" + wish.name());
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer.map(above -> above.certificate().getSubject()).orElse(name),
                        BigInteger.valueOf(serial++),
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.plus(wish.lasts())),
                        name,
                        keys.getPublic());
        var utils = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                utils.createSubjectKeyIdentifier(keys.getPublic()));
        int usage =
                wish.authority()
                        ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                        : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (wish.authority()) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        builder.addExtension(ADDRESSES, true, addresses(wish.prefixes()));
        if (wish.inRepository()) builder.addExtension(SUBJECT_ACCESS, false, new DERSequence());
        if (issuer.isPresent()) {
            var above = issuer.get();
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(above.keys().getPublic()));
            builder.addExtension(Extension.authorityInfoAccess, false, issuers(above.uri()));
            builder.addExtension(Extension.cRLDistributionPoints, false, points(above.crl()));
        }
        var signing = issuer.map(Holder::keys).orElse(keys);
        return new Holder(wish.name(), keys, builder.build(signer(signing)));
    }

    private static AuthorityInformationAccess issuers(URI uri) {
        return new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, general(uri));
    }

    private static CRLDistPoint points(URI uri) {
        var name = new DistributionPointName(new GeneralNames(general(uri)));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
    }

    private static GeneralName general(URI uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri.toString());
    }

    /** IPAddrBlocks of IPv4 prefixes, or inherited ones. */
    static DERSequence addresses(List<String> prefixes) {
        var family = new ASN1EncodableVector();
        family.add(new DEROctetString(new byte[] {0, 1}));
        if (prefixes.isEmpty()) {
            family.add(DERNull.INSTANCE);
        } else {
            var all = new ASN1EncodableVector();
            prefixes.stream().map(Prefix::parse).map(TestPki::bits).forEach(all::add);
            family.add(new DERSequence(all));
        }
        return new DERSequence(new DERSequence(family));
    }

    private static DERBitString bits(Prefix prefix) {
        int bytes = (prefix.length() + 7) / 8;
        byte[] all = java.util.Arrays.copyOf(prefix.network().toBytes(), bytes);
        return new DERBitString(all, bytes * 8 - prefix.length());
    }

    static org.bouncycastle.operator.ContentSigner signer(KeyPair keys) throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    }

    /** Making keys takes long, so they go round; no test needs as many as there are. */
    private static KeyPair keys() {
        return KEYS.get(NEXT.getAndIncrement() % KEYS.size());
    }

    private static KeyPair fresh(int number) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has RSA", impossible);
        }
    }
}
