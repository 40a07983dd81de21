package peering.registration.partner.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import peering.registration.web.Problem;

/**
 * The door to the registry: one question for one AS number (RFC 9082 section 3.1.2), bounded in
 * time, size and redirects. Whatever goes wrong there becomes a {@link Sight.Unavailable}.
 */
@ApplicationScoped
class Rdap {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ProofConfig.Rdap config;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Rdap(ProofConfig config) {
        this.config = config.rdap();
    }

    boolean isOn() {
        return config.url().isPresent();
    }

    /** Completes on a thread of the HTTP client. */
    Uni<Sight> look(long asn, String token) {
        URI base = config.url().orElseThrow(Rdap::off);
        String slash = base.toString().endsWith("/") ? "" : "/";
        var question = URI.create(base + slash + "autnum/" + asn);
        return ask(question, config.mostRedirects(), asn, token)
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() ->
                        new Sight.Unavailable(
                                question.getHost()
                                        + " did not answer within "
                                        + config.timeout()
                                        + "."))
                .onFailure()
                .recoverWithItem(broken ->
                        new Sight.Unavailable(
                                question.getHost() + " could not be asked: " + cause(broken)));
    }

    private Uni<Sight> ask(URI at, int redirects, long asn, String token) {
        return sent(at).chain(response -> {
            if (response.statusCode() / 100 == 3) {
                return redirected(response, at, redirects, asn, token);
            }
            return Uni.createFrom().item(sight(response, at, asn, token));
        });
    }

    private Uni<HttpResponse<byte[]>> sent(URI at) {
        var request =
                HttpRequest.newBuilder(at)
                        .timeout(config.timeout())
                        .header("Accept", "application/rdap+json, application/json")
                        .build();
        return Uni.createFrom()
                .deferred(() -> {
                    CompletableFuture<HttpResponse<byte[]>> answer =
                            client.sendAsync(
                                    request,
                                    BodyHandlers.limiting(
                                            BodyHandlers.ofByteArray(), config.mostBytes()));
                    return Uni.createFrom()
                            .completionStage(answer)
                            .onCancellation()
                            .invoke(() -> answer.cancel(true));
                });
    }

    private Uni<Sight> redirected(
            HttpResponse<byte[]> response, URI from, int redirects, long asn, String token) {
        var to = target(response, from);
        if (redirects > 0 && to.isPresent()) return ask(to.get(), redirects - 1, asn, token);
        String why = to.isPresent() ? "too often" : "to where we do not go";
        return Uni.createFrom()
                .item(new Sight.Unavailable(from.getHost() + " redirects " + why + "."));
    }

    /** Never from https to http, and to nothing but these two. */
    private static Optional<URI> target(HttpResponse<byte[]> response, URI from) {
        return response.headers()
                .firstValue("Location")
                .flatMap(Rdap::uri)
                .map(from::resolve)
                .filter(to -> to.getHost() != null && to.getUserInfo() == null)
                .filter(to ->
                        "https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme()));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private static Sight sight(HttpResponse<byte[]> response, URI at, long asn, String token) {
        return switch (response.statusCode()) {
            case 200 -> AutnumRecord.look(response.body(), asn, token, at.getHost());
            case 404 -> new Sight.NotProven(at.getHost() + " knows no AS" + asn + ".");
            default ->
                    new Sight.Unavailable(
                            at.getHost() + " answered with status " + response.statusCode() + ".");
        };
    }

    private static String cause(Throwable broken) {
        Throwable at = broken;
        while (at.getCause() != null) at = at.getCause();
        return at.getClass().getSimpleName();
    }

    private static RuntimeException off() {
        return Problem.PROOF_METHOD_OFF.at(
                "method",
                "This installation asks no registry.",
                "Use another method, or ask the operator to configure peering.partner.proof.rdap.url.");
    }
}
