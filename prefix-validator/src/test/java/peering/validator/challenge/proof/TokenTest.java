package peering.validator.challenge.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.validator.source.dns.DnsAnswer;
import peering.validator.source.dns.DnsAnswer.Security;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);
    private static final Instant UNTIL = NOW.plusSeconds(86_400);
    private static final UUID NONCE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Terms TERMS = terms("198.51.100.0/24");
    private static final String TOKEN = Token.fresh(new SecureRandom());
    private static final String OTHER = Token.fresh(new SecureRandom());

    private static Terms terms(String prefix) {
        return new Terms("acme", Prefix.parse(prefix), NONCE, END);
    }

    private static DnsAnswer answer(String name, Security security, String... values) {
        return new DnsAnswer(name, values.length > 0, List.of(values), security);
    }

    private static Attempt dns(Terms terms, DnsAnswer... answers) {
        return TokenInDns.judge(terms, Token.hash(TOKEN, terms), List.of(answers), NOW, UNTIL);
    }

    private static String reason(Attempt attempt) {
        return assertInstanceOf(Attempt.Refused.class, attempt).reason();
    }

    private static Proof proof(Attempt attempt) {
        return assertInstanceOf(Attempt.Proved.class, attempt).proof();
    }

    @Test
    void tokens_are_long_unlike_and_found_again_in_any_text() {
        assertTrue(TOKEN.matches("ops-challenge=[0-9a-v]{32}"), TOKEN);
        assertNotEquals(TOKEN, OTHER);
        assertEquals(
                List.of(TOKEN, OTHER),
                Token.in("see \"" + TOKEN + "\", before: " + OTHER + "; " + TOKEN + "0"));
    }

    @Test
    void a_token_is_good_for_one_organisation_prefix_challenge_and_time() {
        byte[] kept = Token.hash(TOKEN, TERMS);
        var others =
                Stream.of(
                        new Terms("globex", TERMS.prefix(), NONCE, END),
                        new Terms("acme", Prefix.parse("198.51.100.0/25"), NONCE, END),
                        new Terms("acme", TERMS.prefix(), UUID.randomUUID(), END),
                        new Terms("acme", TERMS.prefix(), NONCE, END.plusSeconds(1)));

        assertTrue(Token.matches(TOKEN, TERMS, kept));
        assertFalse(Token.matches(OTHER, TERMS, kept));
        others.forEach(other -> assertFalse(Token.matches(TOKEN, other, kept), other::toString));
    }

    @Test
    void the_text_to_sign_says_for_whom_and_what_and_cannot_be_forged_by_a_name() {
        var terms = new Terms("acme\nprefix: 0.0.0.0/0|x", TERMS.prefix(), NONCE, END);

        assertEquals(
                """
                Open Peering Service: proof of control
                organisation: acme%0Aprefix%3A+0.0.0.0%2F0%7Cx
                prefix: 198.51.100.0/24
                nonce: 00000000-0000-4000-8000-000000000001
                expires: 2026-11-25T13:00:00Z
                """,
                terms.text());
        assertFalse(terms.account().contains("|"));
    }

    @ParameterizedTest(name = "DNSSEC says {0}")
    @CsvSource({"SECURE, secure", "INSECURE, insecure"})
    void a_token_in_the_reverse_zone_proves_control(Security security, String dnssec) {
        String name = "_ops-challenge.100.51.198.in-addr.arpa";
        var proof = proof(dns(TERMS, answer(name, security, "v=spf1", OTHER, "x " + TOKEN)));

        assertEquals(Method.DnsToken, proof.method());
        assertEquals(TERMS.prefix(), proof.prefix());
        assertEquals("acme", proof.organisation());
        assertEquals(UNTIL, proof.validUntil());
        assertEquals(dnssec, proof.evidence().get("dnssec"));
        assertEquals(List.of(name), TokenInDns.names(TERMS.prefix()));
    }

    @Test
    void every_zone_of_a_prefix_has_to_have_it() {
        var wide = terms("198.51.100.0/23");
        var both =
                TokenInDns.names(wide.prefix()).stream()
                        .map(name -> answer(name, Security.SECURE, TOKEN))
                        .toList();
        var half = new ArrayList<>(both);
        half.set(1, answer("second", Security.SECURE));

        assertEquals("2", proof(dns(wide, both.toArray(DnsAnswer[]::new))).evidence().get("zones"));
        var refused = dns(wide, half.toArray(DnsAnswer[]::new));
        assertEquals("dns-no-record", reason(refused));
        assertTrue(((Attempt.Refused) refused).sentence().contains("second"));
    }

    @Test
    void what_stands_in_the_dns_may_prove_nothing() {
        assertEquals("dns-no-record", reason(dns(TERMS, answer("a", Security.SECURE))));
        assertEquals("dns-no-token", reason(dns(TERMS, answer("a", Security.SECURE, "hello"))));
        assertEquals("dns-other-token", reason(dns(TERMS, answer("a", Security.SECURE, OTHER))));
        assertEquals("dns-bogus", reason(dns(TERMS, answer("a", Security.BOGUS, TOKEN))));
        assertEquals("dns-no-zone", reason(dns(terms("198.51.100.0/25"))));
    }

    @Test
    void a_challenge_that_has_ended_proves_nothing() {
        byte[] kept = Token.hash(TOKEN, TERMS);
        var found = List.of(answer("a", Security.SECURE, TOKEN));
        var record = Optional.of(record("198.51.100.0", "198.51.100.255", TOKEN));

        assertEquals("challenge-expired", reason(TokenInDns.judge(TERMS, kept, found, END, UNTIL)));
        assertEquals(
                "challenge-expired",
                reason(TokenInRegistry.judge(TERMS, kept, record, END, UNTIL)));
    }

    private static RegistryRecord record(String first, String last, String... remarks) {
        return new RegistryRecord(
                "a registry",
                "NET-1",
                IpAddress.parse(first),
                IpAddress.parse(last),
                Arrays.asList(remarks),
                List.of());
    }

    private static Attempt registry(Optional<RegistryRecord> record) {
        return TokenInRegistry.judge(TERMS, Token.hash(TOKEN, TERMS), record, NOW, UNTIL);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "198.51.100.0,   198.51.100.255, proved",
        "198.51.0.0,     198.51.255.255, proved",
        "198.51.100.0,   198.51.100.127, registry-part-only",
        "198.51.100.128, 198.51.101.255, registry-part-only",
        "203.0.113.0,    203.0.113.255,  registry-part-only",
        "2001:db8::,     2001:db8::ffff, registry-part-only",
    })
    void a_record_about_all_of_the_prefix_proves_control(String first, String last, String how) {
        var attempt = registry(Optional.of(record(first, last, "managed by", "x " + TOKEN + " y")));

        if (how.equals("proved")) {
            assertEquals(Method.RegistryToken, proof(attempt).method());
            assertEquals("NET-1", proof(attempt).evidence().get("record"));
        } else {
            assertEquals(how, reason(attempt));
        }
    }

    @Test
    void a_record_may_prove_nothing() {
        var first = "198.51.100.0";
        var last = "198.51.100.255";

        assertEquals("registry-no-record", reason(registry(Optional.empty())));
        assertEquals("registry-no-token", reason(registry(Optional.of(record(first, last)))));
        assertEquals(
                "registry-other-token", reason(registry(Optional.of(record(first, last, OTHER)))));
    }
}
