package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest(name = "{0}, page header {1}, Sec-Fetch-Site {2}, Origin {3}: ours {4}")
    @CsvSource({
        "GET,    ,  cross-site,  https://evil.example,   true",
        "HEAD,   ,  ,            ,                       true",
        "POST,   1, same-origin, https://portal.example, true",
        "POST,   1, ,            HTTPS://Portal.Example, true",
        "POST,   1, ,            ,                       true",
        "POST,   ,  same-origin, https://portal.example, false",
        "POST,   1, cross-site,  https://portal.example, false",
        "POST,   1, same-site,   ,                       false",
        "POST,   1, none,        ,                       false",
        "POST,   1, same-origin, https://evil.example,   false",
        "POST,   1, ,            http://portal.example,  false",
        "POST,   1, ,            null,                   false",
        "DELETE, ,  ,            ,                       false",
        "PATCH,  1, ,            https://portal.example:8443, false",
    })
    void a_change_must_come_from_our_own_page(
            String method, String pageHeader, String fetchSite, String origin, boolean ours) {
        var objection =
                SameOrigin.objection(
                        method,
                        Optional.ofNullable(pageHeader),
                        Optional.ofNullable(fetchSite),
                        Optional.ofNullable(origin),
                        "https://portal.example");

        assertEquals(ours, objection.isEmpty(), objection::toString);
    }
}
