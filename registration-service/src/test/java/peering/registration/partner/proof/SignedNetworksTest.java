package peering.registration.partner.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedNetworksTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"asn\": 16509}]                                | proven",
                "[{\"asn\": 16509, \"perms\": 15}]                 | proven",
                "[{\"asn\": 1}, {\"asn\": 16509, \"perms\": 2}]    | proven",
                "[{\"asn\": 16509, \"perms\": 1}]                  | not-proven",
                "[{\"asn\": 16509, \"perms\": \"all\"}]            | not-proven",
                "[{\"asn\": 1650}]                                 | not-proven",
                "[{\"asn\": {}}]                                   | not-proven",
                "[16509]                                           | not-proven",
                "[]                                                | not-proven",
                "{\"asn\": 16509}                                  | not-proven",
                "\"AS16509\"                                       | not-proven",
            })
    void names_the_networks_that_the_caller_may_change(String claim, String outcome)
            throws Exception {
        var json = new ObjectMapper().readTree(claim);

        assertEquals(outcome, SignedNetworks.look(json, 16509, "someone").word());
    }

    @Test
    void most_tokens_name_none() {
        assertEquals("not-proven", SignedNetworks.look(null, 16509, "someone").word());
    }
}
