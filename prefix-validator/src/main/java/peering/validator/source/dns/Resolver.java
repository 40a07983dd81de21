package peering.validator.source.dns;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import peering.validator.evidence.CouldNotAsk;

/**
 * Asks the DNS through the configured resolvers, the first that can say something. Waits: not for
 * an event loop.
 *
 * <pre>
 *   the records ........................... an answer
 *   no such name, or no such record ....... an answer
 *   the signatures do not hold ............ an answer: bogus
 *   silence, SERVFAIL, REFUSED, nonsense .. could not ask
 * </pre>
 *
 * <p>{@code peering_dns_questions_total} counts, for each server that was asked, what came of it:
 * secure, insecure, bogus, or why there was no answer.
 */
@ApplicationScoped
public class Resolver {
    private final List<Server> servers;
    private final MeterRegistry metrics;

    public Resolver(DnsConfig config, MeterRegistry metrics) {
        this.metrics = metrics;
        var anchors = config.anchors();
        this.servers =
                config.servers().orElse(List.of()).stream()
                        .map(address -> Server.at(address, anchors, config.timeout()))
                        .toList();
    }

    /** False if this installation was not told whom to ask. */
    public boolean configured() {
        return !servers.isEmpty();
    }

    /**
     * The TXT records at a name; aliases are followed.
     *
     * @throws CouldNotAsk {@code timeout}, {@code servfail}, {@code refused}, {@code too-large} …
     */
    public DnsAnswer txt(String name) throws CouldNotAsk {
        return ask(name, Type.TXT);
    }

    /**
     * The names that an address' reverse name points to, without the last dot.
     *
     * @throws CouldNotAsk as {@link #txt}
     */
    public DnsAnswer ptr(String name) throws CouldNotAsk {
        return ask(name, Type.PTR);
    }

    private DnsAnswer ask(String text, int type) throws CouldNotAsk {
        var name = name(text);
        Optional<CouldNotAsk> last = Optional.empty();
        for (var server : servers) {
            try {
                var answer = server.ask(name, type);
                count(answer.security().name().toLowerCase(Locale.ROOT));
                return answer;
            } catch (CouldNotAsk silent) {
                count(silent.reason());
                last = Optional.of(silent);
            }
        }
        throw last.orElseGet(() ->
                new CouldNotAsk(
                        "not-configured", "No resolver is configured (peering.dns.servers)."));
    }

    private void count(String outcome) {
        metrics.counter("peering.dns.questions", "outcome", outcome).increment();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException impossible) {
            throw new IllegalArgumentException("'" + text + "' is no name", impossible);
        }
    }
}
