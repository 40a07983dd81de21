package peering.alerting.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends to the address that was checked and to no other: the connection is opened to the address,
 * while the Host header, SNI and the certificate's check keep the name. Redirects are not followed.
 *
 * <p>Connections are kept and used again, but only for the same address and the same name: the pool
 * is keyed by both, and the address is checked before each request.
 */
@ApplicationScoped
class PinnedSender implements WebhookSender {
    /** Shorter than receivers keep them, so that it is seldom they who close one. */
    private static final int KEEP_ALIVE_SECONDS = 10;

    /** A connection that breaks within this time was broken before. */
    private static final Duration BROKEN_BEFORE = Duration.ofSeconds(1);

    private final TlsClients clients;
    private final DeliveryConfig config;
    private final Clock clock;

    PinnedSender(Vertx vertx, DeliveryConfig config, Clock clock) {
        this.clients = new TlsClients(vertx, options(config), config.timeout());
        this.config = config;
        this.clock = clock;
    }

    private static HttpClientOptions options(DeliveryConfig config) {
        var options =
                new HttpClientOptions()
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxPoolSize(config.concurrency())
                        .setVerifyHost(true)
                        .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()));
        config.trustedCertificates()
                .ifPresent(files -> {
                    var trusted = new PemTrustOptions();
                    files.forEach(trusted::addCertPath);
                    options.setTrustOptions(trusted);
                });
        return options;
    }

    /** Nanoseconds are counted down over everything: names with many addresses get no more time. */
    @Override
    public Exchange send(WebhookRequest request) throws InterruptedException {
        long begun = System.nanoTime();
        var last = Exchange.unanswered("the name has no address", Duration.ZERO);
        for (InetAddress address : request.addresses()) {
            try {
                return exchange(request, address, begun);
            } catch (ConnectException unreachable) {
                last = unanswered("nobody answers at the address", request, address, begun);
            } catch (TimeoutException slow) {
                String why = "no answer within " + config.timeout().toMillis() + " ms";
                return unanswered(why, request, address, begun);
            } catch (ExecutionException broken) {
                return unanswered(why(broken.getCause()), request, address, begun);
            }
        }
        return last;
    }

    private static Exchange unanswered(
            String why, WebhookRequest request, InetAddress address, long begun) {
        return Exchange.unanswered(why, since(begun)).with(trace(request, address));
    }

    private static Trace trace(WebhookRequest request, InetAddress address) {
        return Trace.of(request.url().uri(), request.headers(), address.getHostAddress());
    }

    /**
     * A connection that was kept may be closed by the receiver in the moment in which it is used
     * again. That is no answer, so the request is sent once more at once, and only once: it has the
     * same id.
     */
    private Exchange exchange(WebhookRequest request, InetAddress address, long begun)
            throws InterruptedException, TimeoutException, ExecutionException, ConnectException {
        try {
            return exchangeOnce(request, address, begun);
        } catch (ExecutionException failed) {
            if (!closed(failed.getCause()) || since(begun).compareTo(BROKEN_BEFORE) > 0) {
                throw failed;
            }
            return exchangeOnce(request, address, begun);
        }
    }

    private static boolean closed(Throwable broken) {
        return broken instanceof HttpClosedException
                || broken instanceof IOException && !(broken instanceof SSLException);
    }

    private Exchange exchangeOnce(WebhookRequest request, InetAddress address, long begun)
            throws InterruptedException, TimeoutException, ExecutionException, ConnectException {
        Future<HttpClientRequest> connecting =
                clients.of(request.certificate()).request(options(request, address));
        boolean whole = false;
        try {
            // On the event loop, or a quick answer has ended before its body is asked for.
            var heads =
                    connecting.compose(
                            out -> out.send(Buffer.buffer(request.body())).map(AnswerBody::begin));
            var head = await(heads, begun);
            var answered =
                    answered(head, begun).with(trace(request, address).answered(head::header));
            whole = head.end().succeeded() && head.end().result();
            return answered;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException unreachable) throw unreachable;
            throw failed;
        } finally {
            if (!whole) connecting.onSuccess(HttpClientRequest::reset);
        }
    }

    /** The head decides; a body that does not end in time is cut and changes nothing. */
    private Exchange answered(AnswerBody answer, long begun)
            throws InterruptedException, ExecutionException {
        try {
            await(answer.end(), begun);
            return exchange(answer, begun);
        } catch (TimeoutException slow) {
            return exchange(answer, begun);
        }
    }

    private Exchange exchange(AnswerBody answer, long begun) {
        var wish = RetryAfter.read(answer.header("retry-after"), clock.instant());
        var outcome = Outcome.ofStatus(answer.status(), wish);
        return new Exchange(
                outcome,
                Optional.of(answer.status()),
                answer.text(),
                since(begun),
                Optional.empty());
    }

    private static RequestOptions options(WebhookRequest request, InetAddress address) {
        var url = request.url();
        var query = url.uri().getRawQuery();
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method().name()))
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, url.port())))
                        .setHost(url.host())
                        .setPort(url.port())
                        .setSsl(url.encrypted())
                        .setFollowRedirects(false)
                        .setURI(url.uri().getRawPath() + (query == null ? "" : "?" + query));
        options.putHeader("host", url.uri().getRawAuthority());
        request.headers().forEach(options::putHeader);
        return options;
    }

    private <T> T await(Future<T> future, long begun)
            throws InterruptedException, TimeoutException, ExecutionException {
        long left = config.timeout().minus(since(begun)).toNanos();
        return future.toCompletionStage().toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String why(Throwable broken) {
        if (broken instanceof SSLException tls) {
            return "the TLS handshake failed: " + tls.getMessage();
        }
        String message = broken.getMessage();
        return "the connection broke: "
                + (message == null ? broken.getClass().getSimpleName() : message);
    }
}
