package peering.validator.challenge.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.SignedMessage.Verdict;
import peering.validator.challenge.proof.SignedMessageProof.Signed;

class SignedMessageTest {
    private static final Instant LATEST = Instant.parse("2037-01-01T00:00:00Z");

    private record Case(JsonNode json) {
        String text(String field) {
            return json.get(field).asText();
        }

        SignatureForm form() {
            return text("profile").equals("pss") ? SignatureForm.Pss : SignatureForm.Pkcs1;
        }

        Instant now() {
            return Instant.parse(text("now"));
        }

        Verdict judge() {
            var rules = new SignedMessage(form(), text("account"), Prefix.parse(text("prefix")));
            return rules.judge(text("message"), text("signature"), certificates(), now());
        }

        List<byte[]> certificates() {
            return PublishedCertificates.in(json.get("rdapRemarks"));
        }

        @Override
        public String toString() {
            return text("id") + ": " + text("expected");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var in =
                SignedMessageTest.class.getResourceAsStream("/cases/signed-message-cases.json")) {
            return new ObjectMapper().readTree(in).get("cases").valueStream().map(Case::new);
        }
    }

    private static Case named(String id) throws IOException {
        return cases().filter(one -> one.text("id").equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_first_fault_is_told(Case one) {
        String found =
                switch (one.judge()) {
                    case Verdict.Holds _ -> "OK";
                    case Verdict.Fails(var fault) -> fault.name();
                };

        assertEquals(one.text("expected"), found);
    }

    @Test
    void it_holds_until_message_or_certificate_end() throws IOException {
        var holds = assertInstanceOf(Verdict.Holds.class, named("pss-ok").judge());

        assertEquals(Instant.parse("2027-07-01T00:00:00Z"), holds.until());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(SignedMessage.Fault.class)
    void every_fault_is_a_refusal_that_says_what_to_do(SignedMessage.Fault fault) {
        var refused = SignedMessageProof.refused(fault);

        assertTrue(refused.reason().matches("signature-[a-z-]+"), refused.reason());
        assertTrue(refused.sentence().endsWith(".") && refused.repair().endsWith("."));
    }

    @Test
    void the_text_to_sign_is_the_text_that_is_read() {
        var day = LocalDate.of(2027, 6, 30);
        var prefix = Prefix.parse("198.51.100.0/24");

        assertEquals(
                "1|peering|acme.x|198.51.100.0/24|20270630|SHA256|RSAPSS",
                SignatureForm.Pss.text("acme.x", prefix, day));
        for (var form : SignatureForm.values()) {
            String account = UUID.randomUUID().toString();
            var parts = form.parts(form.text(account, prefix, day)).orElseThrow();
            assertEquals(new SignatureForm.Parts(account, prefix.toString(), "20270630"), parts);
        }
    }

    /** The cases' account is a UUID where the form asks for one: a challenge's nonce. */
    @Test
    void under_the_terms_of_a_challenge_it_is_a_proof() throws IOException {
        var one = named("pkcs1-ok");
        var proof =
                assertInstanceOf(Attempt.Proved.class, attempt(one, terms(one), "acme")).proof();

        assertEquals(Method.SignedMessage, proof.method());
        assertEquals("acme", proof.organisation());
        assertEquals(Instant.parse("2027-07-01T00:00:00Z"), proof.validUntil());
        assertEquals("Pkcs1", proof.evidence().get("form"));
        assertEquals("NET-1", proof.evidence().get("record"));
        assertTrue(proof.evidence().get("certificate").matches("[0-9a-f]{64}"));
    }

    @Test
    void what_was_signed_for_another_challenge_proves_nothing() throws IOException {
        var one = named("pkcs1-ok");
        var other = new Terms("acme", Prefix.parse(one.text("prefix")), UUID.randomUUID(), LATEST);

        assertEquals(
                "signature-account-mismatch",
                assertInstanceOf(Attempt.Refused.class, attempt(one, other, "acme")).reason());
    }

    @Test
    void a_challenge_that_has_ended_takes_no_signature() throws IOException {
        var one = named("pkcs1-ok");
        var ended =
                new Terms(
                        "acme",
                        Prefix.parse(one.text("prefix")),
                        UUID.fromString(one.text("account")),
                        one.now());

        assertEquals(
                "challenge-expired",
                assertInstanceOf(Attempt.Refused.class, attempt(one, ended, "acme")).reason());
    }

    private static Terms terms(Case one) {
        return new Terms(
                "acme",
                Prefix.parse(one.text("prefix")),
                UUID.fromString(one.text("account")),
                LATEST);
    }

    private static Attempt attempt(Case one, Terms terms, String organisation) {
        var record =
                new RegistryRecord(
                        "a registry",
                        "NET-1",
                        IpAddress.parse("198.51.100.0"),
                        IpAddress.parse("198.51.101.255"),
                        List.of(),
                        one.certificates());
        var signed = new Signed(one.form(), one.text("message"), one.text("signature"));
        return SignedMessageProof.judge(terms, signed, Optional.of(record), one.now(), LATEST);
    }
}
