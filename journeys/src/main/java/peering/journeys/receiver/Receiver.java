package peering.journeys.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer would run to hear of alerts.
 *
 * <pre>
 *   POST   /hooks/{name}           a webhook; 204, or the next of the ordered answers; a signed
 *                                  endpoint.verification gets its challenge back
 *   GET    /hooks/{name}           {"items":[{at, headers, body, format, says, verified, why, answered}]}, oldest first, the last 200
 *   DELETE /hooks/{name}           forgets them
 *   PUT    /hooks/{name}/secret    {"secret":"whsec_..."}: from now on signatures are judged
 *   PUT    /hooks/{name}/answers   [500, 200]: statuses of the next answers
 *   GET    /hooks                  how many each has
 * </pre>
 *
 * Bounded: {@value #MOST_HOOKS} hooks, {@value #LARGEST} bytes a request.
 */
public final class Receiver implements AutoCloseable {
    private static final int MOST_HOOKS = 100;
    private static final int LARGEST = 256 * 1024;
    private static final Pattern PATH =
            Pattern.compile("/hooks/([A-Za-z0-9_-]{1,64})(?:/(secret|answers))?");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final InstantSource clock;
    private final KeptSecrets secrets;

    private record Answer(int status, Object body) {
        static Answer refused(int status, String why) {
            return new Answer(status, Map.of("status", status, "title", why));
        }
    }

    private Receiver(HttpServer server, InstantSource clock, KeptSecrets secrets) {
        this.server = server;
        this.clock = clock;
        this.secrets = secrets;
        secrets.all()
                .forEach((name, secret) ->
                        hooks.computeIfAbsent(name, _ -> new Hook()).secret(secret));
    }

    /**
     * Listens on the loopback interface.
     *
     * @param secrets where the secrets are kept, because services that sign with them outlive this
     *     receiver
     */
    public static Receiver start(int port, InstantSource clock, Path secrets) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var receiver = new Receiver(server, clock, KeptSecrets.in(secrets));
        server.createContext("/", receiver::handle);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
            var answer =
                    body.length > LARGEST
                            ? Answer.refused(413, "more than " + LARGEST + " bytes")
                            : answer(exchange, new String(body, StandardCharsets.UTF_8));
            if (answer.body() == null) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            byte[] json = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private Answer answer(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/hooks") && method.equals("GET")) {
            return new Answer(200, counts());
        }
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Answer.refused(404, "there are /hooks and /hooks/{name}");
        }
        var hook = hook(parts);
        if (hook == null) {
            return Answer.refused(429, "no more than " + MOST_HOOKS + " hooks");
        }
        try {
            return answer(
                    exchange,
                    parts.group(1),
                    hook,
                    method + " " + (parts.group(2) == null ? "" : parts.group(2)),
                    body);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Answer.refused(400, "not understood: " + e.getMessage());
        }
    }

    private Answer answer(HttpExchange exchange, String name, Hook hook, String asked, String body)
            throws IOException {
        return switch (asked) {
            case "POST " -> {
                var headers = Headers.lowerCase(exchange.getRequestHeaders());
                yield answer(hook.receive(clock.instant(), headers, body));
            }
            case "GET " -> new Answer(200, Map.of("items", hook.all()));
            case "DELETE " -> {
                hook.forget();
                yield new Answer(204, null);
            }
            case "PUT secret" -> {
                String secret = JSON.readTree(body).path("secret").asText();
                hook.secret(secret);
                secrets.keep(name, secret);
                yield new Answer(204, null);
            }
            case "PUT answers" -> {
                hook.answers(statuses(body));
                yield new Answer(204, null);
            }
            default -> Answer.refused(405, "not offered here");
        };
    }

    /** Who asks whether we want to be told is told so, if we know it by its signature. */
    private static Answer answer(Received one) {
        if (one.answered() / 100 != 2 || !Boolean.TRUE.equals(one.verified())) {
            return new Answer(one.answered(), null);
        }
        return challenge(one.body())
                .map(challenge -> new Answer(200, Map.of("challenge", challenge)))
                .orElse(new Answer(one.answered(), null));
    }

    private static Optional<String> challenge(String body) {
        try {
            var message = JSON.readTree(body);
            boolean asks = message.path("type").asText().equals("endpoint.verification");
            String challenge = message.path("data").path("challenge").asText();
            return asks && !challenge.isEmpty() ? Optional.of(challenge) : Optional.empty();
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private Hook hook(Matcher parts) {
        String name = parts.group(1);
        if (!hooks.containsKey(name) && hooks.size() >= MOST_HOOKS) {
            return null;
        }
        return hooks.computeIfAbsent(name, _ -> new Hook());
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        hooks.forEach((name, hook) -> counts.put(name, hook.all().size()));
        return counts;
    }

    private static List<Integer> statuses(String body) throws JsonProcessingException {
        List<Integer> statuses = JSON.readValue(body, new TypeReference<>() {});
        if (statuses.size() > Hook.KEPT
                || statuses.stream().anyMatch(status -> status < 200 || status > 599)) {
            throw new IllegalArgumentException(
                    "a list of at most " + Hook.KEPT + " statuses from 200 to 599");
        }
        return statuses;
    }
}
