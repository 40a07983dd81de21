package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import peering.alerting.endpoint.EndpointUrl.Verdict;
import peering.alerting.endpoint.TargetCheck.Target;

class TargetCheckTest {

    @Test
    void gives_every_address_of_a_public_name() throws Exception {
        var target = check("https://hooks.example.com/", false, "1.1.1.1", "2606:4700::1111");

        var open = assertInstanceOf(Target.Open.class, target);
        assertEquals(2, open.addresses().size());
    }

    @Test
    void one_private_address_closes_the_whole_name_and_is_not_named() throws Exception {
        var target = check("https://inside.example.com/", false, "1.1.1.1", "10.11.12.13");

        var closed = assertInstanceOf(Target.Closed.class, target);
        assertEquals("inside.example.com has an address that is private (RFC 1918)", closed.why());
        assertFalse(closed.why().contains("10.11.12.13"));
    }

    @Test
    void plain_http_to_a_public_address_stays_closed_where_loopback_is_open() throws Exception {
        assertInstanceOf(
                Target.Closed.class, check("http://hooks.example.com:8080/", true, "1.1.1.1"));
        assertInstanceOf(
                Target.Open.class, check("http://localhost:8080/", true, "127.0.0.1", "::1"));
    }

    @Test
    void a_name_that_does_not_resolve_is_refused_with_a_remedy() throws Exception {
        NameLookup nothing =
                host -> {
                    throw new UnknownHostException(host);
                };

        var target = check(nothing, "https://nowhere.example.com/", false);

        var closed = assertInstanceOf(Target.Closed.class, target);
        assertEquals("the name nowhere.example.com does not resolve", closed.why());
        assertEquals("publish an A or AAAA record for it, or correct the name", closed.remedy());
    }

    @Test
    void a_name_server_that_hangs_holds_nobody_up() throws Exception {
        var never = new CountDownLatch(1);
        NameLookup hanging =
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                };

        var target = check(hanging, "https://slow.example.com/", false);
        never.countDown();

        var closed = assertInstanceOf(Target.Closed.class, target);
        assertEquals("the name slow.example.com could not be resolved in time", closed.why());
    }

    private static Target check(String url, boolean loopbackOpen, String... addresses)
            throws InterruptedException {
        var found = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        return check(_ -> List.copyOf(found), url, loopbackOpen);
    }

    private static Target check(NameLookup names, String url, boolean loopbackOpen)
            throws InterruptedException {
        var usable = (Verdict.Usable) EndpointUrl.judge(url, loopbackOpen);
        return new TargetCheck(names, EndpointSettings.loopback(loopbackOpen)).check(usable.url());
    }
}
