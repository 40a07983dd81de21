package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.endpoint.OwnHeaders.Verdict;

class OwnHeadersTest {
    private static final String ALLOWED = "a visible value";

    @Test
    void names_are_kept_in_lower_case_and_values_as_they_are() {
        var headers = usable(Map.of("Authorization", "Bearer aB~ c", "X-Team", "netops"));

        assertEquals("authorization,x-team", headers.names());
        assertEquals("Bearer aB~ c", headers.byName().get("authorization"));
        assertEquals(headers, OwnHeaders.read(headers.text()));
    }

    @Test
    void no_text_of_them_shows_a_value() {
        assertFalse(usable(Map.of("Authorization", "hunter2")).toString().contains("hunter2"));
        var refused = refused(Map.of("Authorization", "hunter2\r\nHost: x"));
        assertFalse(refused.toString().contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "Connection",
                "Transfer-Encoding",
                "Content-Length",
                "content-type",
                "Content-Encoding",
                "Webhook-Id",
                "webhook-signature",
                "WebHook-Request-Origin",
                "Svix-Id",
                "ce-id",
                "Proxy-Authorization",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Keep-Alive",
                "X-Forwarded-For",
                "User-Agent"
            })
    void what_the_sender_sets_is_refused(String name) {
        assertEquals("'" + name + "' is set by the sender", refused(Map.of(name, ALLOWED)).why());
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", "a b", "a:b", "a\r\nb", "a\u0000", "naïve", ":path", "a,b"})
    void what_is_no_name_is_refused(String name) {
        assertEquals("one name is no header's name", refused(Map.of(name, ALLOWED)).why());
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", " a", "a ", "a\r\nx: y", "a\nb", "a\u0000b", "a\tb", "\u00fc"})
    void what_is_no_value_is_refused(String value) {
        assertEquals(
                "the value of 'X-Token' cannot stand in a header",
                refused(Map.of("X-Token", value)).why());
    }

    @Test
    void too_many_too_long_or_twice_the_same_is_refused() {
        var many = new HashMap<String, String>();
        for (int i = 0; i < OwnHeaders.MOST; i++) many.put("x-" + i, ALLOWED);
        usable(many);
        many.put("x-one-more", ALLOWED);

        assertEquals("there are 11 headers", refused(many).why());
        usable(Map.of("x", "v".repeat(OwnHeaders.LONGEST_VALUE)));
        refused(Map.of("x", "v".repeat(OwnHeaders.LONGEST_VALUE + 1)));
        refused(Map.of("x".repeat(OwnHeaders.LONGEST_NAME + 1), ALLOWED));
        refused(Map.of("X-Token", ALLOWED, "x-token", ALLOWED));
        var nothing = new HashMap<String, String>();
        nothing.put("x-token", null);
        refused(nothing);
    }

    private static OwnHeaders usable(Map<String, String> wanted) {
        return assertInstanceOf(Verdict.Usable.class, OwnHeaders.judge(wanted)).headers();
    }

    private static Verdict.Refused refused(Map<String, String> wanted) {
        return assertInstanceOf(Verdict.Refused.class, OwnHeaders.judge(wanted));
    }
}
