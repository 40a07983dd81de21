package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamCallTest {

    @ParameterizedTest(name = "{0}?{1} asks {2} for {3}")
    @CsvSource({
        "/api/registration/v1/prefixes, limit=10, REGISTRATION, /v1/prefixes?limit=10",
        "/api/validator/v1/validity/AS64500/192.0.2.0/24, , VALIDATOR, /v1/validity/AS64500/192.0.2.0/24",
        "/api/validator/v1/validity/AS64500/2001:db8::/32, , VALIDATOR, /v1/validity/AS64500/2001:db8::/32",
        "/api/telemetry/v1/anomalies, cursor=a%2Fb, TELEMETRY, /v1/anomalies?cursor=a%2Fb",
        "/api/alerting/v1/alerts/alr_1, , ALERTING, /v1/alerts/alr_1",
    })
    void a_call_of_the_page_names_an_api_and_a_path_below_v1(
            String path, String query, Upstream api, String asked) {
        assertEquals(Optional.of(new UpstreamCall(api, asked)), UpstreamCall.of(path, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/elsewhere/v1/prefixes",
                "/api/registration",
                "/api/registration/v1",
                "/api/registration/v2/prefixes",
                "/api/registration/q/metrics",
                "/api/registration/v1/../q/metrics",
                "/api/registration/v1/./prefixes",
                "/api/registration/v1/%2e%2e/q/metrics",
                "/api/registration/v1/..%2fq/metrics",
                "/api/registration/v1/%252e%252e/q/metrics",
                "/api/registration/v1/x\\..\\q",
                "/api/registration/v1//q/metrics",
                "/api/registration/v1/",
                "/api/REGISTRATION/v1/prefixes",
                "/api/registration@evil.example/v1/prefixes",
                "/api/registration/v1/%00",
                "/elsewhere/api/registration/v1/prefixes",
            })
    void anything_else_is_passed_to_nobody(String path) {
        assertTrue(UpstreamCall.of(path, null).isEmpty());
    }
}
