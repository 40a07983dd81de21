package peering.telemetry.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import peering.telemetry.intake.Collector;

/**
 * A table that is to be read at the start.
 *
 * @param where a file, a directory of files, or an http(s) URL
 */
record InitialTable(Collector collector, String where) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /**
     * Reads {@code collector=place}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static InitialTable parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not collector=place");
        }
        var collector = new Collector(text.substring(0, equals));
        var table = new InitialTable(collector, text.substring(equals + 1));
        if (table.isUrl()) URI.create(table.where);
        else Path.of(table.where);
        return table;
    }

    /** Of a directory each of its files, by name. */
    List<InitialTable> files() throws IOException {
        if (isUrl() || !Files.isDirectory(Path.of(where))) return List.of(this);
        try (Stream<Path> files = Files.list(Path.of(where))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new InitialTable(collector, file.toString()))
                    .toList();
        }
    }

    /** For all tables: each client has threads of its own. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * @param client asks for URLs
     * @param longest that reading may take; then it fails
     * @throws IOException if there is none, or the server answers anything but 200
     */
    InputStream open(HttpClient client, Duration longest) throws IOException, InterruptedException {
        return new TimedInput(opened(client), longest);
    }

    private InputStream opened(HttpClient client) throws IOException, InterruptedException {
        if (!isUrl()) return Files.newInputStream(Path.of(where));
        var request = HttpRequest.newBuilder(URI.create(where)).timeout(ANSWER).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) return answer.body();
        answer.body().close();
        throw new IOException("the server answers " + answer.statusCode());
    }

    private boolean isUrl() {
        return where.startsWith("https://") || where.startsWith("http://");
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return collector.name() + "=" + where;
    }
}
