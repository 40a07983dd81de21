package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.endpoint.EndpointUrl.Verdict;

class EndpointUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://hooks.example.com/peering,        https://hooks.example.com/peering,      443",
        "https://hooks.example.com,                https://hooks.example.com/,             443",
        "HTTPS://Hooks.Example.COM/Peering?a=b,    https://hooks.example.com/Peering?a=b,  443",
        "https://hooks.example.com:8443/x,         https://hooks.example.com:8443/x,       8443",
        "https://1.1.1.1/x,                        https://1.1.1.1/x,                      443",
        "https://[2606:4700::1111]/x,              https://[2606:4700::1111]/x,            443",
        "https://xn--bcher-kva.example/,           https://xn--bcher-kva.example/,         443",
    })
    void takes_and_writes_canonically(String text, String canonical, int port) {
        var usable = assertInstanceOf(Verdict.Usable.class, EndpointUrl.judge(text, false));

        assertEquals(canonical, usable.url().uri().toString());
        assertEquals(port, usable.url().port());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "http://hooks.example.com/ |           its scheme is not https",
                "ftp://hooks.example.com/ |            its scheme is not https",
                "file:///etc/passwd |                  its scheme is not https",
                "//hooks.example.com/ |                its scheme is not https",
                "https:hooks.example.com |             it has no readable host",
                "https:///x |                          it has no readable host",
                "https://user@hooks.example.com/ |     it holds a user name",
                "https://user:word@hooks.example.com/ |it holds a user name",
                "https://1.1.1.1@127.0.0.1/ |          it holds a user name",
                "https://hooks.example.com/#x |        it has a fragment",
                "https://hooks.example.com:22/ |       port 22 is not for webhooks",
                "https://hooks.example.com:80/ |       port 80 is not for webhooks",
                "https://hooks.example.com:0/ |        port 0 is not for webhooks",
                "https://hooks.example.com:65536/ |    port 65536 is not for webhooks",
                "https://hooks_1.example.com/ |        it has no readable host",
                "https://bücher.example/ |             it has no readable host",
                "https://%6c%6fcalhost/ |              it has no readable host",
                "https://2130706433/ |                 '2130706433' is an address in an unusual form",
                "https://0x7f000001/ |                 '0x7f000001' is an address in an unusual form",
                "https://0x7f.1/ |                     it has no readable host",
                "https://127.1/ |                      it has no readable host",
                "https://0177.0.0.1/ |                 '0177.0.0.1' is an address in an unusual form",
                "https://0251.0376.0251.0376/ |        it has no readable host",
                "https://127.0.0.01/ |                 '127.0.0.01' is an address in an unusual form",
                "https://127.0.0.1.5/ |                it has no readable host",
                "https://1.1.1.256/ |                  it has no readable host",
                "https://[::ffff:127.0.0.1]/ |         '[::ffff:127.0.0.1]' is an address in an unusual form",
                "https://[::ffff:7f00:1]/ |            '[::ffff:7f00:1]' is an address in an unusual form",
                "https://[::127.0.0.1]/ |              '[::127.0.0.1]' is an address in an unusual form",
                "https://[fe80::1%25eth0]/ |           '[fe80::1%25eth0]' is an address in an unusual form",
                "https://[fe80::1%eth0]/ |             '[fe80::1%eth0]' is an address in an unusual form",
                "https://hooks.example.com./ |         'hooks.example.com.' is not a DNS name",
                "https://localhost./ |                 'localhost.' is not a DNS name",
                "https://127.0.0.1./ |                 it has no readable host",
                "https://0x7f000001./ |                '0x7f000001.' is an address in an unusual form",
                "https://017700000001/ |               '017700000001' is an address in an unusual form",
                "https://0/ |                          '0' is an address in an unusual form",
                "https://[::ffff:0:127.0.0.1]/ |       '[::ffff:0:127.0.0.1]' is an address in an unusual form",
                "https://[64:ff9b::127.0.0.1]/ |       '[64:ff9b::127.0.0.1]' is an address in an unusual form",
                "https://hooks.example.com%2e@10.0.0.1/ | it holds a user name",
                "https://hooks.example.com\\@10.0.0.1/ | it cannot be read: Illegal character in authority",
            })
    void refuses(String text, String why) {
        var refused = assertInstanceOf(Verdict.Refused.class, EndpointUrl.judge(text, false));

        assertEquals(why, refused.why());
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {"", " ", "https://hooks.example.com/a b", "https://hooks.example.com/\n"})
    void refuses_what_is_no_url(String text) {
        assertInstanceOf(Verdict.Refused.class, EndpointUrl.judge(text, false));
    }

    @Test
    void refuses_what_is_too_long() {
        String text = "https://hooks.example.com/" + "x".repeat(EndpointUrl.LONGEST);

        assertInstanceOf(Verdict.Refused.class, EndpointUrl.judge(text, false));
    }

    @Test
    void takes_plain_http_only_where_loopback_is_open() {
        assertInstanceOf(Verdict.Usable.class, EndpointUrl.judge("http://127.0.0.1:9000/x", true));
        assertInstanceOf(
                Verdict.Refused.class, EndpointUrl.judge("http://127.0.0.1:9000/x", false));
    }
}
