package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.validator.VrpFile;
import peering.validator.challenge.proof.Inheritance;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;
import peering.validator.challenge.proof.rpki.TestChecklist;
import peering.validator.source.dns.Knot;

/** Each method from the challenge to the proof. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(ProvingWorld.class)
class ProvingTest {
    private static final String ACME = "acme";
    private static final Prefix WHOLE = Prefix.parse("100.64.0.0/10");
    private static final Prefix PART = Prefix.parse("100.64.7.0/24");

    @Inject Proofs proofs;

    private static JsonPath get(String path) {
        return ChallengeApi.as(ACME).get(path).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void a_token_in_a_signed_reverse_zone_proves_control() throws Exception {
        var challenge = ChallengeApi.made(ACME, ProvingWorld.PREFIX, "DnsToken");
        String id = challenge.getString("challengeId");
        String token = challenge.getString("publish.token");

        assertEquals(List.of("_ops-challenge." + Knot.SIGNED), challenge.getList("publish.names"));
        var early = ChallengeApi.checked(ACME, id);
        assertEquals("Refused", early.getString("outcome"));
        assertEquals("dns-no-record", early.getString("reason"));
        assertEquals("dns-no-record", get("/v1/challenges/" + id).getString("refused.reason"));

        ProvingWorld.knot().add(Knot.SIGNED, "_ops-challenge", "TXT", "\"" + token + "\"");
        var met = ChallengeApi.checked(ACME, id);

        assertEquals("Proved", met.getString("outcome"), met::prettify);
        assertEquals("secure", met.getString("proof.evidence.dnssec"));
        var shown = get("/v1/challenges/" + id);
        assertEquals("Proved", shown.getString("state"));
        assertNull(shown.get("refused"));
        assertNull(shown.get("publish.token"), "a token is shown once");
        assertEquals(
                id, get("/v1/proofs/" + met.getString("proof.proofId")).getString("challengeId"));
        again(id, met.getString("proof.proofId"));
        rotated(id);
    }

    /** Another check makes the same proof younger. */
    private void again(String id, String proofId) {
        assertEquals(proofId, ChallengeApi.checked(ACME, id).getString("proof.proofId"));
    }

    private static void rotated(String id) {
        var fresh =
                ChallengeApi.as(ACME)
                        .post("/v1/challenges/" + id + "/rotate")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertEquals("Open", fresh.getString("state"));
        assertTrue(fresh.getString("publish.token").startsWith("ops-challenge="));
        assertEquals("dns-other-token", ChallengeApi.checked(ACME, id).getString("reason"));
    }

    @Test
    void a_token_in_the_registrys_text_proves_control() {
        String prefix = "192.0.2.0/24";
        var challenge = ChallengeApi.made(ACME, prefix, "RegistryToken");
        String id = challenge.getString("challengeId");

        assertEquals("registry-no-record", ChallengeApi.checked(ACME, id).getString("reason"));
        TestRegistry.silent(true);
        try {
            var silent = ChallengeApi.checked(ACME, id);
            assertEquals("NotAsked", silent.getString("outcome"));
            assertEquals("timeout", silent.getString("reason"));
        } finally {
            TestRegistry.silent(false);
        }
        TestRegistry.write(
                prefix,
                "192.0.2.0",
                "192.0.2.255",
                List.of("abuse: see web", challenge.getString("publish.token")));

        var met = ChallengeApi.checked(ACME, id);

        assertEquals("Proved", met.getString("outcome"), met::prettify);
        assertEquals("RegistryToken", met.getString("proof.method"));
        assertEquals("NET-192.0.2.0/24", met.getString("proof.evidence.record"));
    }

    @Test
    void a_challenge_that_is_rotated_while_it_is_checked_is_not_met() {
        String prefix = "192.0.2.128/25";
        var challenge = ChallengeApi.made(ACME, prefix, "RegistryToken");
        String id = challenge.getString("challengeId");
        TestRegistry.write(
                prefix, "192.0.2.0", "192.0.2.255", List.of(challenge.getString("publish.token")));
        TestRegistry.before(() ->
                ChallengeApi.as(ACME)
                        .post("/v1/challenges/" + id + "/rotate")
                        .then()
                        .statusCode(200));
        try {
            var outcome = ChallengeApi.checked(ACME, id);
            assertEquals("Refused", outcome.getString("outcome"));
            assertEquals("challenge-rotated", outcome.getString("reason"));
        } finally {
            TestRegistry.before(() -> {});
        }
        assertEquals("Open", get("/v1/challenges/" + id).getString("state"));
        assertEquals(List.of(), get("/v1/proofs?prefix=" + prefix).getList("items"));
        assertEquals("registry-other-token", ChallengeApi.checked(ACME, id).getString("reason"));
    }

    @Test
    void a_signature_by_a_key_in_the_registry_proves_control() throws Exception {
        String prefix = "203.0.113.0/24";
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        TestRegistry.write(prefix, "203.0.113.0", "203.0.113.255", List.of(), certificate(keys));
        var challenge = ChallengeApi.made(ACME, prefix, "SignedMessage");
        String id = challenge.getString("challengeId");
        String message = challenge.getString("publish.messages.find { it.form == 'Pss' }.text");

        var wrong = ChallengeApi.signed(ACME, id, body("Pss", sign(keys, message + "\n")));
        assertEquals("signature-invalid", wrong.getString("reason"));
        var met = ChallengeApi.signed(ACME, id, body("Pss", sign(keys, message)));

        assertEquals("Proved", met.getString("outcome"), met::prettify);
        assertEquals("Pss", met.getString("proof.evidence.form"));
        var end = Instant.parse(met.getString("proof.validUntil"));
        assertTrue(end.isBefore(Instant.now().plus(Duration.ofDays(31))), "the certificate's end");
    }

    private static String body(String form, String signature) {
        return "{\"form\":\"%s\",\"signature\":\"%s\"}".formatted(form, signature);
    }

    private static String sign(KeyPair keys, String message) throws Exception {
        var pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        pss.initSign(keys.getPrivate());
        pss.update(message.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(pss.sign())
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');
    }

    private static byte[] certificate(KeyPair keys) throws Exception {
        var name = new X500Name("CN=holder.example");
        var now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plus(Duration.ofDays(30))),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
    }

    @Test
    void a_signed_checklist_proves_control() throws Exception {
        var challenge = ChallengeApi.made(ACME, ProvingWorld.PREFIX, "SignedChecklist");
        String id = challenge.getString("challengeId");
        String text = challenge.getString("publish.text");
        var signer = ProvingWorld.signer();

        var other = new TestChecklist(signer, ProvingWorld.PREFIX).naming("another text");
        assertEquals(
                "rsc-other-file", ChallengeApi.sent(ACME, id, other.sign()).getString("reason"));
        var right = new TestChecklist(signer, ProvingWorld.PREFIX).naming(text);
        var met = ChallengeApi.sent(ACME, id, right.sign());

        assertEquals("Proved", met.getString("outcome"), met::prettify);
        assertEquals("SignedChecklist", met.getString("proof.method"));
    }

    @Test
    void one_proof_serves_every_prefix_inside_it() throws Throwable {
        var now = Instant.now();
        var proof =
                new Proof(
                        Method.OperatorReview,
                        WHOLE,
                        "initech",
                        now.minusSeconds(1),
                        now.plusSeconds(60),
                        Map.of("author", "ops"));
        VertxContextSupport.subscribeAndAwait(() -> proofs.keep(proof));

        var found = of("initech", PART, now);
        var best = Inheritance.best(found, PART, now).orElseThrow();
        assertEquals(1, found.size());
        assertEquals(Method.Inherited, best.method());
        assertEquals(PART, best.prefix());
        assertEquals(List.of(), of("initech", Prefix.parse("100.0.0.0/8"), now), "around it");
        assertEquals(List.of(), of("initech", PART, now.plusSeconds(61)), "when it has ended");
        assertEquals(List.of(), of("hooli", PART, now), "another organisation");
    }

    private List<Proof> of(String organisation, Prefix prefix, Instant now) throws Throwable {
        var claim = new Proofs.Claimed("pfx_1", organisation, prefix.toString());
        return VertxContextSupport.subscribeAndAwait(
                        () -> Panache.withSession(() -> proofs.of(List.of(claim), now)))
                .getOrDefault("pfx_1", List.of());
    }
}
