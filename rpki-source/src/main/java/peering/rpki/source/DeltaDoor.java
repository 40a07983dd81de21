package peering.rpki.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import peering.kit.feed.Feed;
import peering.routing.rpki.DeltaJson;
import peering.routing.rpki.DeltaJson.Version;

/** Asks a server that speaks Routinator's {@code json-delta}, each time bounded in time. */
final class DeltaDoor {
    private static final int NOT_FOUND = 404;

    private final String base;
    private final String location;
    private final Duration timeout;
    private final HttpClient client;

    DeltaDoor(String location, Duration timeout) {
        this.base = location;
        this.location = Feed.shown(URI.create(location));
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** For people: without a name and password. */
    String location() {
        return location;
    }

    /** What has changed since that version; everything if it knows none such, or is given none. */
    DeltaJson.Told since(Optional<Version> known) throws IOException, InterruptedException {
        return ask(base + query(known), timeout, DeltaJson::read);
    }

    /**
     * Waits until there is another version.
     *
     * @return false if there was none within that time, or the server does not tell
     */
    boolean changes(Version known, Duration most) throws IOException, InterruptedException {
        try {
            var now =
                    ask(base + "/notify" + query(Optional.of(known)), most, DeltaJson::readVersion);
            return !now.equals(known);
        } catch (HttpTimeoutException nothing) {
            return false;
        }
    }

    private static String query(Optional<Version> known) {
        return known.map(one -> "?session=" + one.session() + "&serial=" + one.serial()).orElse("");
    }

    private <T> T ask(String uri, Duration most, Feed.Parser<T> parser)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Accept-Encoding", "gzip")
                        .timeout(most)
                        .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() == NOT_FOUND) throw new NotThere();
            if (answer.statusCode() != 200) {
                throw new IOException("it answered " + answer.statusCode());
            }
            return inTime(body, parser);
        }
    }

    /** The server does not know this address: an older one does not tell of changes. */
    static final class NotThere extends IOException {
        private static final long serialVersionUID = 1L;

        NotThere() {
            super("it answered 404");
        }
    }

    /** The JDK's own timeout ends with the headers; a server that drips would hold us for ever. */
    private <T> T inTime(InputStream body, Feed.Parser<T> parser)
            throws IOException, InterruptedException {
        var reading =
                CompletableFuture.supplyAsync(() -> read(body, parser), Thread::startVirtualThread);
        try {
            return reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("it had not sent everything after " + timeout, late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static <T> T read(InputStream body, Feed.Parser<T> parser) {
        try {
            return parser.read(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken.getMessage(), broken);
        }
    }
}
