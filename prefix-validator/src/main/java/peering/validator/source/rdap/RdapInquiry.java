package peering.validator.source.rdap;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import peering.routing.net.Prefix;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Inquiry;
import peering.validator.evidence.Question;
import peering.validator.evidence.Wording;
import peering.validator.source.rdap.RdapAnswer.Network;

/**
 * Asks the registry that has the addresses who holds a prefix.
 *
 * <pre>
 *   IANA gave the space to no registry ....... an answer: nobody holds it
 *   200 ...................................... an answer, if it can be read and is of the prefix
 *   304, asked whether what it said holds .... an answer, the same
 *   404 ...................................... an answer: nobody holds it
 *   3xx to a host of the bootstrap ........... asked there, some times
 *   3xx to anywhere else ..................... could not ask
 *   429, 503 ................................. could not ask, and for as long as it says nobody does
 *   anything else, too slow, too large ....... could not ask
 * </pre>
 */
@ApplicationScoped
public class RdapInquiry implements Inquiry<RdapAnswer> {
    private final RdapConfig config;
    private final Clock clock;
    private final Registries registries;
    private final RdapDoor door;
    private final Pace pace;

    RdapInquiry(RdapConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.registries =
                new Registries(
                        config.bootstrap().orElse(List.of()), config.refresh(), config.timeout());
        this.door = new RdapDoor(config);
        this.pace = new Pace(config.perMinute());
    }

    @Override
    public String kind() {
        return "rdap";
    }

    @Override
    public Class<RdapAnswer> answer() {
        return RdapAnswer.class;
    }

    @Override
    public boolean configured() {
        return !config.bootstrap().orElse(List.of()).isEmpty();
    }

    /** The dialogue, and for each of its questions the wait for its turn. */
    @Override
    public Duration longest() {
        return config.timeout().multipliedBy(2L + config.mostRedirects());
    }

    @Override
    public Duration holds(RdapAnswer answer) {
        return answer.network().isPresent() ? config.holds() : config.holdsNone();
    }

    @Override
    public RdapAnswer ask(Question question) throws CouldNotAsk {
        return ask(question, Optional.empty(), Optional.empty());
    }

    @Override
    public RdapAnswer askAgain(Question question, RdapAnswer before) throws CouldNotAsk {
        var held =
                Optional.of(before)
                        .filter(said -> said.network().isPresent())
                        .filter(said -> said.etag().isPresent() || said.modified().isPresent());
        return ask(question, held, Optional.empty());
    }

    @Override
    public RdapAnswer askAside(Question question) throws CouldNotAsk {
        return ask(question, Optional.empty(), Optional.of(question.organisation()));
    }

    /**
     * @param aside the organisation that waits; empty for a claim
     */
    private RdapAnswer ask(Question question, Optional<RdapAnswer> before, Optional<String> aside)
            throws CouldNotAsk {
        var bootstrap = registries.at(clock.instant());
        var service = bootstrap.around(question.prefix());
        if (service.isEmpty()) return new RdapAnswer("", Optional.empty(), Optional.empty());
        var base =
                service.get().bases().stream()
                        .filter(this::mayBeAsked)
                        .findFirst()
                        .orElseThrow(() ->
                                new CouldNotAsk(
                                        "plain-only",
                                        "The registry of "
                                                + question.prefix()
                                                + " has no address that begins with https."));
        var asking = new Asking(question.prefix(), bootstrap.hosts(), before, aside, deadline());
        return asking.follow(URI.create(base + "ip/" + question.prefix()));
    }

    /** Nanoseconds are counted down over everything: many redirects get no more time. */
    private long deadline() {
        return System.nanoTime() + config.timeout().toNanos();
    }

    private boolean mayBeAsked(URI uri) {
        return "https".equals(uri.getScheme())
                || config.allowPlain() && "http".equals(uri.getScheme());
    }

    /** One question on its way. */
    private final class Asking {
        private final Prefix prefix;
        private final Set<String> hosts;
        private final Optional<RdapAnswer> before;
        private final Optional<String> aside;
        private long end;

        private Asking(
                Prefix prefix,
                Set<String> hosts,
                Optional<RdapAnswer> before,
                Optional<String> aside,
                long end) {
            this.prefix = prefix;
            this.hosts = hosts;
            this.before = before;
            this.aside = aside;
            this.end = end;
        }

        private RdapAnswer follow(URI first) throws CouldNotAsk {
            var at = first;
            for (int left = config.mostRedirects(); ; left--) {
                var response = get(at);
                if (response.statusCode() == 304 && known(at).isPresent()) return known(at).get();
                if (response.statusCode() / 100 != 3) return answer(at, response);
                if (left == 0) throw failed("redirected", at, "leads on and on");
                at = target(at, response);
            }
        }

        private HttpResponse<byte[]> get(URI at) throws CouldNotAsk {
            await(turn(Bootstrap.host(at)), at);
            try {
                return door.get(at, known(at), Math.max(1, end - System.nanoTime()));
            } catch (TimeoutException slow) {
                long seconds = config.timeout().toSeconds();
                throw failed("timeout", at, "had not answered within " + seconds + " s");
            } catch (IOException broken) {
                throw failed("unreachable", at, "could not be asked: " + broken.getMessage());
            }
        }

        /** What was said there before: elsewhere its tag would mean something else. */
        private Optional<RdapAnswer> known(URI at) {
            return before.filter(said -> said.url().equals(at.toString()));
        }

        /** Claims book less far ahead, so that who asks aside is not behind all of them. */
        private Pace.Turn turn(String host) {
            var most = config.timeout();
            return aside.map(who -> pace.aside(host, who, clock.instant(), most))
                    .orElseGet(() ->
                            pace.turn(host, clock.instant(), most.multipliedBy(2).dividedBy(3)));
        }

        /**
         * Waits for our turn, on a thread that may wait: nothing but time brings it nearer. That
         * time is not the registry's fault, and is not counted.
         */
        private void await(Pace.Turn turn, URI at) throws CouldNotAsk {
            if (!turn.granted()) {
                throw new CouldNotAsk(
                        "paced",
                        at.getHost() + " is asked no faster than it may be.",
                        Optional.of(turn.after()));
            }
            try {
                Thread.sleep(turn.after());
                end += turn.after().toNanos();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw failed("interrupted", at, "was not asked, as we are to stop");
            }
        }

        private URI target(URI from, HttpResponse<byte[]> response) throws CouldNotAsk {
            return response.headers()
                    .firstValue("Location")
                    .flatMap(text -> resolved(from, text))
                    .filter(to -> to.getHost() != null && to.getUserInfo() == null)
                    .filter(RdapInquiry.this::mayBeAsked)
                    .filter(to -> hosts.contains(Bootstrap.host(to)))
                    .orElseThrow(() -> failed("redirected", from, "leads to where we do not go"));
        }

        private static Optional<URI> resolved(URI from, String text) {
            try {
                return Optional.of(from.resolve(text));
            } catch (IllegalArgumentException noUri) {
                return Optional.empty();
            }
        }

        private RdapAnswer answer(URI at, HttpResponse<byte[]> response) throws CouldNotAsk {
            var etag = response.headers().firstValue("ETag").map(tag -> Wording.plain(tag, 200));
            var modified =
                    response.headers()
                            .firstValue("Last-Modified")
                            .map(date -> Wording.plain(date, 100));
            return switch (response.statusCode()) {
                case 200 ->
                        new RdapAnswer(
                                at.toString(), etag, modified, Optional.of(network(at, response)));
                case 404 -> new RdapAnswer(at.toString(), etag, Optional.empty());
                case 429, 503 -> throw leftAlone(at, response);
                default ->
                        throw failed(
                                "refused", at, "answered with status " + response.statusCode());
            };
        }

        private Network network(URI at, HttpResponse<byte[]> response) throws CouldNotAsk {
            try {
                var network = RdapNetwork.read(response.body());
                if (network.touches(prefix)) return network;
            } catch (IOException nonsense) {
                throw failed("nonsense", at, "gave an answer of no use: " + nonsense.getMessage());
            }
            throw failed("nonsense", at, "answered about other addresses");
        }

        private CouldNotAsk leftAlone(URI at, HttpResponse<byte[]> response) {
            var now = clock.instant();
            var wish =
                    RetryAfter.read(response.headers().firstValue("Retry-After").orElse(""), now);
            pace.close(Bootstrap.host(at), now.plus(wish));
            return new CouldNotAsk(
                    "rate-limited",
                    at.getHost() + " wants to be left alone for " + wish.toSeconds() + " s.",
                    Optional.of(wish));
        }

        private static CouldNotAsk failed(String reason, URI at, String why) {
            return new CouldNotAsk(reason, at.getHost() + " " + why + ".");
        }
    }
}
