package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, https://hooks.example.com",
        "https://hooks.example.com/in, https://hooks.example.com/in",
        "https://hooks.example.com:8443/a/b/, https://hooks.example.com:8443/a/b/",
        "https://hooks.example.com/services/T024BE7LD/0123456789abcdefg, https://hooks.example.com/services/T024BE7LD/0123…",
        "https://hooks.example.com/in?token=secret, https://hooks.example.com/in?…",
    })
    void a_url_is_shown_without_what_may_be_its_secret(URI url, String shown) {
        assertEquals(shown, Trace.shown(url));
    }

    @Test
    void of_headers_that_are_not_known_to_be_harmless_only_the_names_are_shown() {
        var sent =
                Map.of(
                        "Content-Type", "application/json",
                        "webhook-signature", "v1,abc",
                        "ce-type", "alert",
                        "Authorization", "Bearer secret",
                        "X-Token", "secret");

        var trace = Trace.of(URI.create("https://hooks.example.com/"), sent, "192.0.2.1");

        assertEquals(
                Map.of(
                        "content-type", "application/json",
                        "webhook-signature", "v1,abc",
                        "ce-type", "alert",
                        "authorization", "…",
                        "x-token", "…"),
                trace.requestHeaders());
    }

    @Test
    void of_the_answer_a_few_headers_are_kept_and_none_is_long() {
        var answer = Map.of("server", "x".repeat(10_000), "set-cookie", "a=b", "retry-after", "7");
        var trace = Trace.of(URI.create("https://hooks.example.com/"), Map.of(), "192.0.2.1");

        var answered = trace.answered(answer::get);

        assertEquals(
                Map.of("server", "x".repeat(200) + "…", "retry-after", "7"),
                answered.responseHeaders());
    }
}
