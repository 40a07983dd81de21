package peering.validator.challenge.proof.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Terms;
import peering.validator.challenge.proof.rpki.TestPki.Holder;
import peering.validator.challenge.proof.rpki.TestPki.Wish;

class ChecklistProofTest {
    private static final Instant NOW = TestPki.NOW;
    private static final Instant LATEST = NOW.plusSeconds(86_400 * 10L);
    private static final String ANY = "0.0.0.0/0";
    private static final String OURS = "198.51.100.0/24";
    private static final Terms TERMS =
            new Terms("acme", Prefix.parse(OURS), UUID.randomUUID(), NOW.plusSeconds(3600));

    private TestPki pki;
    private Holder registry;
    private Holder holder;

    @BeforeEach
    void build() throws Exception {
        pki = new TestPki();
        registry = pki.below(pki.anchor(ANY), Wish.authority("registry", "198.51.0.0/16"));
        holder = pki.below(registry, Wish.authority("holder", OURS, "198.51.101.0/24"));
    }

    private Attempt judge(byte[] cms) {
        return ChecklistProof.judge(TERMS, cms, pki, NOW, LATEST);
    }

    private String refusal(byte[] cms) {
        var refused = assertInstanceOf(Attempt.Refused.class, judge(cms));
        assertTrue(refused.sentence().endsWith(".") && refused.repair().endsWith("."));
        return refused.reason();
    }

    private byte[] signedBy(Holder signer) throws Exception {
        return new TestChecklist(signer, OURS).naming(TERMS.text()).sign();
    }

    @Test
    void who_holds_the_prefix_and_signs_the_text_has_proved_it() throws Exception {
        var signer = pki.below(holder, Wish.signer(OURS));
        var proof = assertInstanceOf(Attempt.Proved.class, judge(signedBy(signer))).proof();

        assertEquals(Method.SignedChecklist, proof.method());
        assertEquals(TERMS.prefix(), proof.prefix());
        assertEquals("acme", proof.organisation());
        assertEquals(LATEST, proof.validUntil());
        assertEquals("CN=ee", proof.evidence().get("certificate"));
    }

    @Test
    void the_proof_ends_with_the_first_certificate_of_the_chain() throws Exception {
        var soon = NOW.plusSeconds(86_400);
        var signer = pki.below(holder, Wish.signer(OURS).lasting(Duration.ofDays(1)));

        var proof = assertInstanceOf(Attempt.Proved.class, judge(signedBy(signer))).proof();

        assertEquals(soon, proof.validUntil());
    }

    @Test
    void an_authority_that_inherits_has_what_its_issuer_has() throws Exception {
        var heir = pki.below(holder, Wish.authority("heir"));
        var signer = pki.below(heir, Wish.signer("198.51.100.0/23"));
        byte[] wide = new TestChecklist(signer, "198.51.100.0/23").naming(TERMS.text()).sign();

        assertInstanceOf(Attempt.Proved.class, judge(wide));
    }

    @Test
    void a_checklist_that_is_about_something_else_proves_nothing() throws Exception {
        var signer = pki.below(holder, Wish.signer("198.51.100.0/23"));

        assertEquals(
                "rsc-other-resources",
                refusal(new TestChecklist(signer, "198.51.101.0/24").naming(TERMS.text()).sign()));
        assertEquals(
                "rsc-other-resources",
                refusal(new TestChecklist(signer, "198.51.100.0/25").naming(TERMS.text()).sign()));
        assertEquals(
                "rsc-other-file",
                refusal(new TestChecklist(signer, OURS).naming(TERMS.text() + "\n").sign()));
        var late = TERMS.expires();
        var ended = ChecklistProof.judge(TERMS, signedBy(signer), pki, late, LATEST);
        assertEquals("challenge-expired", assertInstanceOf(Attempt.Refused.class, ended).reason());
    }

    @Test
    void nobody_signs_for_what_they_do_not_hold() throws Exception {
        var narrow = pki.below(holder, Wish.signer("198.51.100.0/25"));
        var greedy = pki.below(holder, Wish.signer("198.51.0.0/16"));
        var heir = pki.below(holder, Wish.signer());
        var thief = pki.below(registry, Wish.authority("thief", "198.0.0.0/8"));

        assertEquals("rsc-resources", refusal(signedBy(narrow)));
        assertEquals("rsc-overclaim", refusal(signedBy(greedy)));
        assertEquals("rsc-resources", refusal(signedBy(heir)), "a signer must not inherit");
        assertEquals("rsc-overclaim", refusal(signedBy(pki.below(thief, Wish.signer(OURS)))));
    }

    @Test
    void a_chain_of_ones_own_making_is_not_believed() throws Exception {
        var forged = new TestPki();
        var own = forged.below(forged.anchor(ANY), Wish.authority("holder", OURS));
        var signer = forged.below(own, Wish.signer(OURS));

        assertEquals("rsc-chain-broken", refusal(signedBy(signer)), "another stands at that URI");
        pki.published.remove(own.uri());
        assertEquals("rsc-issuer-unknown", refusal(signedBy(signer)));
        forged.published.forEach(pki.published::putIfAbsent);
        pki.published.put(own.uri(), own.certificate().getEncoded());
        assertEquals("rsc-issuer-unknown", refusal(signedBy(signer)), "no anchor of ours above");
    }

    @Test
    void what_is_revoked_or_run_out_counts_no_more() throws Exception {
        var signer = pki.below(holder, Wish.signer(OURS));
        var old = pki.below(holder, Wish.signer(OURS).lasting(Duration.ZERO));
        byte[] cms = signedBy(signer);

        assertEquals("rsc-expired", refusal(signedBy(old)));
        pki.revoke(holder, NOW.plusSeconds(60), old, signer);
        assertEquals("rsc-revoked", refusal(cms));
        pki.revoke(holder, NOW.plusSeconds(60), old);
        pki.revoke(registry, NOW.plusSeconds(60), holder);
        assertEquals("rsc-revoked", refusal(cms), "the authority itself");
    }

    @Test
    void where_it_is_not_known_what_is_revoked_nothing_is_believed() throws Exception {
        var signer = pki.below(holder, Wish.signer(OURS));
        byte[] cms = signedBy(signer);

        pki.revoke(holder, NOW);
        assertEquals("rsc-revocation-unknown", refusal(cms), "too old");
        pki.published.put(holder.crl(), pki.published.get(registry.crl()));
        assertEquals("rsc-revocation-unknown", refusal(cms), "another's");
        pki.published.put(holder.crl(), new byte[] {1, 2, 3});
        assertEquals("rsc-revocation-unknown", refusal(cms), "damaged");
        pki.published.remove(holder.crl());
        assertEquals("rsc-revocation-unknown", refusal(cms), "none");
    }

    @Test
    void what_has_not_the_profile_is_refused() throws Exception {
        var signer = pki.below(holder, Wish.signer(OURS));
        var list = new TestChecklist(signer, OURS).naming(TERMS.text());
        byte[] cms = list.sign();
        byte[] bent = cms.clone();
        bent[cms.length - 1] ^= 1;
        byte[] longer = java.util.Arrays.copyOf(cms, cms.length + 1);

        assertEquals("rsc-signature-invalid", refusal(bent));
        assertEquals("rsc-malformed", refusal(longer));
        assertEquals("rsc-malformed", refusal(new byte[0]));
        assertEquals("rsc-malformed", refusal(new byte[Checklist.MOST_BYTES + 1]));
        assertEquals("rsc-malformed", refusal(new TestChecklist(signer, OURS).sign()), "no file");
        assertEquals(
                "rsc-malformed",
                refusal(list.ofType("1.2.840.113549.1.9.16.1.24").sign()),
                "a ROA's type");
        list.ofType("1.2.840.113549.1.9.16.1.48");
        assertEquals("rsc-malformed", refusal(list.withAnotherAttribute().sign()));
        assertEquals(
                "rsc-malformed",
                refusal(
                        new TestChecklist(signer, OURS)
                                .naming(TERMS.text())
                                .withCertificate(holder.certificate())
                                .sign()));
        assertEquals(
                "rsc-malformed",
                refusal(signedBy(pki.below(holder, Wish.signer(OURS).publishedToo()))),
                "a signer that stands in a repository");
        assertEquals("rsc-malformed", refusal(signedBy(holder)), "an authority signs none");
    }

    @Test
    void a_real_checklist_is_read_and_its_issuer_is_asked_for() throws Exception {
        byte[] real;
        try (var in = getClass().getResourceAsStream("/rpki/rsc-deployment-test-3.sig")) {
            real = in.readAllBytes();
        }
        var list = Checklist.read(real);

        assertEquals(Resources.of(Prefix.parse("203.176.189.0/24")), list.resources());
        assertEquals(
                "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2",
                HexFormat.of().formatHex(list.hashes().getFirst()));
        assertEquals(1, list.hashes().size());
        assertEquals(
                "rsync://rpki.apnic.net/repository/B527EF581D6611E2BB468F7C72FD1FF2/2LHiOJulkf15uaUEr1pE2uCm6Cg.cer",
                list.signer().issuerAt().orElseThrow().toString());
        var unknown =
                assertThrows(
                        RpkiFault.class,
                        () -> new CertificatePath(pki, NOW).validate(list.signer()));
        assertEquals("rsc-issuer-unknown", unknown.reason());
    }

    @Test
    void bytes_that_would_keep_a_parser_busy_are_not_parsed() {
        byte[] deep = new byte[60_000];
        for (int at = 0; at < deep.length; at += 2) {
            deep[at] = 0x30;
            deep[at + 1] = (byte) 0x80;
        }
        byte[] wide = new byte[63_004];
        wide[0] = 0x30;
        wide[1] = (byte) 0x82;
        wide[2] = (byte) (63_000 >> 8);
        wide[3] = (byte) (63_000 & 0xFF);
        for (int at = 4; at < wide.length; at += 2) wide[at] = 5;

        assertEquals("rsc-malformed", refusal(deep));
        assertEquals("rsc-malformed", refusal(wide));
    }
}
