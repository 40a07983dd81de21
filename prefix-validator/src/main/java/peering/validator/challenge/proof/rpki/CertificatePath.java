package peering.validator.challenge.proof.rpki;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a certificate up to a trust anchor (RFC 6487, section 7.2): each is signed by the one above,
 * in force, not revoked, and has no resources that the one above has not.
 *
 * <pre>
 *   the issuer was never fetched ........ rsc-issuer-unknown
 *   no trust anchor at its upper end .... rsc-no-anchor
 *   not signed by the one above ......... rsc-chain-broken
 *   more than the one above has ......... rsc-overclaim
 *   not in force ........................ rsc-expired
 *   revoked ............................. rsc-revoked
 *   what is revoked is not known ........ rsc-revocation-unknown
 * </pre>
 */
final class CertificatePath {
    private static final int LONGEST = 16;

    private final RpkiStore store;
    private final Instant now;

    CertificatePath(RpkiStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /**
     * @return the moment at which the first of them ends
     * @throws RpkiFault if it is not to be believed
     */
    Instant validate(ResourceCertificate lowest) throws RpkiFault {
        var downwards = downwards(lowest);
        var above = downwards.getFirst();
        mustBeInForce(above);
        if (!above.isSignedBy(above) || !above.isAuthority()) throw broken(above);
        var resources = above.resources();
        var end = above.end();
        for (var each : downwards.subList(1, downwards.size())) {
            mustFollow(each, above);
            var whole = each.resources().under(resources);
            if (!resources.contains(whole)) {
                throw new RpkiFault(
                        "rsc-overclaim", each.name() + " has resources that its issuer has not.");
            }
            resources = whole;
            if (each.end().isBefore(end)) end = each.end();
            above = each;
        }
        return end;
    }

    /** The anchor first. */
    private List<ResourceCertificate> downwards(ResourceCertificate lowest) throws RpkiFault {
        var path = new ArrayList<>(List.of(lowest));
        while (path.size() < LONGEST) {
            var highest = path.getFirst();
            var key =
                    highest.issuerKey()
                            .orElseThrow(() ->
                                    new RpkiFault(
                                            "rsc-no-anchor",
                                            highest.name() + " is signed by no trust anchor."));
            var anchor = anchor(key);
            path.addFirst(anchor.isPresent() ? anchor.get() : issuer(highest, key));
            if (anchor.isPresent()) return path;
        }
        throw new RpkiFault("rsc-no-anchor", "No trust anchor was met within 16 certificates.");
    }

    private Optional<ResourceCertificate> anchor(String key) throws RpkiFault {
        for (byte[] der : store.anchors()) {
            var anchor = ResourceCertificate.read(der);
            if (anchor.subjectKey().equals(key)) return Optional.of(anchor);
        }
        return Optional.empty();
    }

    private ResourceCertificate issuer(ResourceCertificate of, String key) throws RpkiFault {
        var found = of.issuerAt().flatMap(store::read);
        if (found.isEmpty()) {
            String where = of.issuerAt().map(URI::toString).orElse("nowhere");
            throw new RpkiFault(
                    "rsc-issuer-unknown",
                    "The certificate above "
                            + of.name()
                            + ", published at "
                            + where
                            + ", was never fetched.");
        }
        var issuer = ResourceCertificate.read(found.get());
        if (!issuer.subjectKey().equals(key) || !issuer.isAuthority()) throw broken(of);
        return issuer;
    }

    private void mustFollow(ResourceCertificate each, ResourceCertificate above) throws RpkiFault {
        if (!each.isSignedBy(above)) throw broken(each);
        mustBeInForce(each);
        var list = crl(each, above);
        if (list.isRevoked(each.certificate())) {
            throw new RpkiFault("rsc-revoked", each.name() + " was revoked.");
        }
    }

    private void mustBeInForce(ResourceCertificate each) throws RpkiFault {
        if (each.isInForce(now)) return;
        throw new RpkiFault(
                "rsc-expired",
                each.name()
                        + " is in force from "
                        + each.certificate().getNotBefore().toInstant()
                        + " to "
                        + each.end()
                        + ".");
    }

    private X509CRL crl(ResourceCertificate each, ResourceCertificate above) throws RpkiFault {
        var bytes = each.revokedAt().flatMap(store::read);
        if (bytes.isEmpty()) throw unknown(each, "its issuer's revocation list was never fetched");
        if (!DerShape.isSound(bytes.get())) throw unknown(each, "the revocation list is damaged");
        try {
            var list =
                    (X509CRL)
                            CertificateFactory.getInstance("X.509")
                                    .generateCRL(new ByteArrayInputStream(bytes.get()));
            list.verify(above.certificate().getPublicKey());
            boolean fresh =
                    list.getNextUpdate() != null && now.isBefore(list.getNextUpdate().toInstant());
            if (!fresh) throw unknown(each, "the revocation list is too old");
            return list;
        } catch (GeneralSecurityException unreadable) {
            throw unknown(each, "the revocation list is not its issuer's");
        }
    }

    private static RpkiFault unknown(ResourceCertificate each, String why) {
        return new RpkiFault(
                "rsc-revocation-unknown",
                "Whether " + each.name() + " was revoked is not known: " + why + ".");
    }

    private static RpkiFault broken(ResourceCertificate each) {
        return new RpkiFault(
                "rsc-chain-broken", each.name() + " is not signed by the certificate above it.");
    }
}
