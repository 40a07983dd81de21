package peering.kit.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A table from an HTTP server, asked with the entity tag, or the date, of the table in force.
 *
 * <p>The deadline covers the body as well: the JDK's own request timeout ends with the headers, and
 * a server that drips would hold us for ever.
 */
final class HttpFeed<T> implements Feed<T> {
    /** Marks a tag that is a date. No entity tag begins like this: those stand in quotes. */
    private static final String SINCE = "since ";

    private final URI uri;
    private final Duration timeout;
    private final Parser<T> parser;
    private final HttpClient client;

    HttpFeed(URI uri, Duration timeout, Parser<T> parser) {
        this.uri = uri;
        this.timeout = timeout;
        this.parser = parser;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    @Override
    public Reading<T> read(String tag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip");
        if (tag.startsWith(SINCE))
            request.header("If-Modified-Since", tag.substring(SINCE.length()));
        else if (!tag.isEmpty()) request.header("If-None-Match", tag);
        var answer = client.send(request.timeout(timeout).build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            return switch (answer.statusCode()) {
                case 304 -> new Reading.Unchanged<>();
                case 200 -> inTime(answer, body);
                default -> throw new IOException(location() + " answered " + answer.statusCode());
            };
        }
    }

    private Reading<T> inTime(HttpResponse<InputStream> answer, InputStream body)
            throws IOException, InterruptedException {
        var reading =
                CompletableFuture.supplyAsync(
                        () -> whole(answer, body), Thread::startVirtualThread);
        try {
            return reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(location() + " had not sent everything after " + timeout, late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private Reading<T> whole(HttpResponse<InputStream> answer, InputStream body) {
        try {
            return new Reading.Fresh<>(parser.read(body), tag(answer));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The entity tag, else the date of the last change; empty if the server gives neither. */
    private static String tag(HttpResponse<InputStream> answer) {
        var headers = answer.headers();
        return headers.firstValue("ETag")
                .or(() -> headers.firstValue("Last-Modified").map(SINCE::concat))
                .orElse("");
    }

    @Override
    public String location() {
        return Feed.shown(uri);
    }
}
