package peering.registration.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Sends attempts as they are, without the niceties of a test client that would mend them. */
public final class Wire {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(WITHIN)
                    .build();

    private final String base;
    private final UnaryOperator<String> tokens;

    /**
     * @param base such as {@code http://localhost:8081}
     * @param tokens a bearer token for the client that an attempt names
     */
    public Wire(String base, UnaryOperator<String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    public record Answer(int status, String type, String body) {
        public boolean isRefusal() {
            return status >= 400;
        }

        /** The body, or nothing if it is no JSON. */
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException noJson) {
                return new ObjectMapper().missingNode();
            }
        }

        @Override
        public String toString() {
            return status + " " + type + " " + body;
        }
    }

    /**
     * @throws UncheckedIOException if nothing came back, or not in time
     */
    public Answer send(Attempt attempt) {
        var request =
                HttpRequest.newBuilder(URI.create(base + attempt.path()))
                        .timeout(WITHIN)
                        .method(attempt.operation().method(), publisher(attempt));
        if (!attempt.headers().containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + tokens.apply(attempt.role()));
        }
        attempt.headers().forEach(request::header);
        if (attempt.body() != null && !attempt.headers().containsKey("Content-Type")) {
            request.header("Content-Type", Operation.JSON);
        }
        return sent(attempt, request.build());
    }

    private static Answer sent(Attempt attempt, HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            String type = answer.headers().firstValue("content-type").orElse("");
            return new Answer(answer.statusCode(), type, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + attempt, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + attempt, e);
        }
    }

    private static BodyPublisher publisher(Attempt attempt) {
        byte[] body = attempt.body();
        if (body == null) return BodyPublishers.noBody();
        return attempt.unannounced()
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
    }
}
