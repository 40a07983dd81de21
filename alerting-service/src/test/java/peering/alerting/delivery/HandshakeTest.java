package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    private static final String US = "portal.example.org";

    @ParameterizedTest(name = "origin {0}, rate {1}")
    @CsvSource({
        "*,                  120, 120",
        "portal.example.org, 120, 120",
        "Portal.Example.ORG, 1,   1",
        "portal.example.org, *,",
        "*,                  *,",
    })
    void granted(String origin, String rate, Integer perMinute) {
        assertEquals(new Consent.Given(Optional.ofNullable(perMinute)), judge(origin, rate));
    }

    @ParameterizedTest(name = "origin {0}, rate {1}")
    @CsvSource({
        ",                    ",
        ",                    120",
        "*,                   ",
        "elsewhere.example,   120",
        "example.org,         120",
        "*.example.org,       120",
        "https://portal.example.org, 120",
        "*,                   0",
        "*,                   -1",
        "*,                   many",
        "*,                   1.5",
        "*,                   99999999999",
    })
    void not_granted(String origin, String rate) {
        assertInstanceOf(Consent.Refused.class, judge(origin, rate));
    }

    private static Consent judge(String origin, String rate) {
        var headers = new HashMap<String, String>();
        if (origin != null) headers.put("webhook-allowed-origin", origin);
        if (rate != null) headers.put("webhook-allowed-rate", rate);
        return Handshake.judge(headers, US);
    }
}
