package peering.validator.source.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.dnssec.ValidatingResolver;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.source.dns.DnsAnswer.Security;

/**
 * One recursive resolver.
 *
 * @param plain answers as they come
 * @param judged answers that DNSSEC was applied to: by the resolver itself, or here
 */
record Server(String address, Resolver plain, Resolver judged, Duration timeout) {
    private static final int PORT = 53;

    /**
     * The largest datagram that is never cut into fragments (DNS Flag Day 2020); beyond it, TCP.
     */
    private static final int DATAGRAM = 1232;

    /**
     * @throws IllegalArgumentException if the address or an anchor cannot be read: the service does
     *     not start then
     */
    static Server at(String address, Optional<String> anchors, Duration timeout) {
        var plain = simple(address, timeout);
        var judged =
                anchors.<Resolver>map(records -> validating(simple(address, timeout), records))
                        .orElse(plain);
        return new Server(address, plain, judged, timeout);
    }

    private static SimpleResolver simple(String address, Duration timeout) {
        var resolver = new SimpleResolver(socket(address));
        resolver.setTimeout(timeout);
        resolver.setEDNS(0, DATAGRAM, ExtendedFlags.DO, List.of());
        return resolver;
    }

    private static Resolver validating(Resolver head, String anchors) {
        var resolver = new ValidatingResolver(head);
        try {
            resolver.loadTrustAnchors(
                    new ByteArrayInputStream(
                            anchors.replace(';', '\n').getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "peering.dns.anchors are no DS or DNSKEY records", unreadable);
        }
        return resolver;
    }

    /**
     * {@code 192.0.2.53}, {@code 192.0.2.53:53}, {@code 2001:db8::53}, {@code [2001:db8::53]:53}.
     */
    static InetSocketAddress socket(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort =
                text.startsWith("[") ? text.indexOf("]:") > 0 : colon == text.indexOf(':');
        if (colon < 0 || !withPort) return new InetSocketAddress(literal(text), PORT);
        return new InetSocketAddress(
                literal(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private static InetAddress literal(String text) {
        boolean inBrackets = text.startsWith("[") && text.endsWith("]");
        return InetAddress.ofLiteral(inBrackets ? text.substring(1, text.length() - 1) : text);
    }

    DnsAnswer ask(Name name, int type) throws CouldNotAsk {
        var reply = send(judged, query(name, type, Flags.AD));
        return switch (reply.getRcode()) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> {
                boolean secure = reply.getHeader().getFlag(Flags.AD);
                yield Replies.read(name, type, reply, secure ? Security.SECURE : Security.INSECURE);
            }
            case Rcode.SERVFAIL -> bogus(name, type);
            case Rcode.REFUSED -> throw failed("refused", "refuses to answer");
            default -> throw failed("refused", "answers " + Rcode.string(reply.getRcode()));
        };
    }

    /** A failure that goes away when nobody validates is one of the signatures. */
    private DnsAnswer bogus(Name name, int type) throws CouldNotAsk {
        var unchecked = send(plain, query(name, type, Flags.CD));
        return switch (unchecked.getRcode()) {
            case Rcode.NOERROR ->
                    new DnsAnswer(name.toString(true), true, List.of(), Security.BOGUS);
            case Rcode.NXDOMAIN ->
                    new DnsAnswer(name.toString(true), false, List.of(), Security.BOGUS);
            default -> throw failed("servfail", "could not find out (SERVFAIL)");
        };
    }

    private static Message query(Name name, int type, int flag) {
        var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        query.getHeader().setFlag(flag);
        return query;
    }

    private Message send(Resolver resolver, Message query) throws CouldNotAsk {
        try {
            return resolver.sendAsync(query)
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw failed("timeout", "did not answer within " + timeout);
        } catch (ExecutionException broken) {
            throw failed("unreachable", "gave no answer: " + broken.getCause().getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", "was not waited for");
        }
    }

    private CouldNotAsk failed(String reason, String what) {
        return new CouldNotAsk(reason, "The resolver " + address + " " + what + ".");
    }
}
