package peering.journeys.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One service as one caller sees it: JSON in, JSON out, with the caller's token. */
public final class Api {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final Supplier<Optional<String>> token;

    /**
     * @param token asked anew for each request; empty for a caller without one
     */
    public Api(String base, Supplier<Optional<String>> token) {
        this.base = base;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param asked method and path, for messages
     * @param body missing node if it was not JSON
     */
    public record Answer(String asked, int status, String type, JsonNode body) {

        /**
         * @throws IllegalStateException if the status is another; tells the whole answer
         */
        public JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(
                        asked + " answered " + status + " and not " + wanted + ": " + body);
            }
            return body;
        }
    }

    public Answer get(String path) {
        return ask("GET", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return ask("POST", path, "application/json", BodyPublishers.ofString(text(body)));
    }

    /** A POST that may be sent again: with the same key and body it has its effect once. */
    public Answer postOnce(String path, String key, Object body) {
        var json = BodyPublishers.ofString(text(body));
        return ask("POST", path, "application/json", json, Map.of("Idempotency-Key", key));
    }

    /** A POST that has nothing to say beyond its path. */
    public Answer post(String path) {
        return ask("POST", path, null, BodyPublishers.noBody());
    }

    public Answer put(String path, Object body) {
        return ask("PUT", path, "application/json", BodyPublishers.ofString(text(body)));
    }

    public Answer delete(String path) {
        return ask("DELETE", path, null, BodyPublishers.noBody());
    }

    /** Bytes that are not JSON. */
    public Answer send(String path, String type, byte[] body) {
        return ask("POST", path, type, BodyPublishers.ofByteArray(body));
    }

    /** The first of a list's items that {@code wanted} accepts; the list's first page only. */
    public Optional<JsonNode> find(String path, java.util.function.Predicate<JsonNode> wanted) {
        return get(path).expect(200).path("items").valueStream().filter(wanted).findFirst();
    }

    /** An object of names and values, in this order; a null value is left out. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                object.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return object;
    }

    private Answer ask(String method, String path, String type, BodyPublisher body) {
        return ask(method, path, type, body, Map.of());
    }

    private Answer ask(
            String method,
            String path,
            String type,
            BodyPublisher body,
            Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(WITHIN)
                        .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        token.get().ifPresent(text -> request.header("Authorization", "Bearer " + text));
        String asked = method + " " + base + path;
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String answered = response.headers().firstValue("content-type").orElse("");
            return new Answer(
                    asked,
                    response.statusCode(),
                    answered,
                    answered.contains("json")
                            ? JSON.readTree(response.body())
                            : JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(asked + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + asked, e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
