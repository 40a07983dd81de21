package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import peering.alerting.web.Problem;
import peering.kit.problem.CommonProblem;

/** The verification of an endpoint, as far as its row goes. */
@ApplicationScoped
public class EndpointVerification {
    /** So often an owner can make us call a URL that nobody has vouched for. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final Clock clock;

    EndpointVerification(Endpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** The endpoint that is to be verified now; refused if that was tried only just. */
    public Uni<Endpoint> begin(Optional<String> owner, String endpointId) {
        return Panache.withTransaction(() ->
                own(owner, endpointId)
                        .invoke(row -> begin(row, clock.instant()))
                        .map(EndpointEntity::shown));
    }

    private static void begin(EndpointEntity row, Instant now) {
        var last = row.verificationTriedAt;
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            throw Problem.VERIFICATION_TOO_SOON.because(
                    "wait " + PAUSE.toSeconds() + " seconds between two verifications");
        }
        row.verificationTriedAt = now;
    }

    /**
     * Keeps that it has verified.
     *
     * @param asked as {@link #begin} gave it: a URL that was changed meanwhile has not verified
     * @param perMinute how many requests the receiver grants; empty if it grants all
     */
    public Uni<Endpoint> succeeded(
            Endpoint asked, VerificationWay way, Optional<Integer> perMinute) {
        return Panache.withTransaction(() ->
                own(Endpoints.EVERYBODY, asked.endpointId())
                        .invoke(row -> {
                            if (!row.url.equals(asked.url())) {
                                throw Problem.ENDPOINT_NOT_VERIFIED.because(
                                        "its URL was changed meanwhile; verify the new one");
                            }
                            row.verify(way, perMinute, clock.instant());
                        })
                        .map(EndpointEntity::shown));
    }

    private Uni<EndpointEntity> own(Optional<String> owner, String endpointId) {
        return endpoints
                .row(owner, endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }
}
