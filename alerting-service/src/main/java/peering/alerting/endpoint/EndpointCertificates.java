package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import peering.alerting.endpoint.EndpointCertificateResource.NewCertificate;
import peering.kit.problem.CommonProblem;

/** By which certificate an endpoint knows us. */
@ApplicationScoped
class EndpointCertificates {
    private final Endpoints endpoints;
    private final SecretSeal seal;
    private final Clock clock;

    EndpointCertificates(Endpoints endpoints, SecretSeal seal, Clock clock) {
        this.endpoints = endpoints;
        this.seal = seal;
        this.clock = clock;
    }

    /** In place of the one before. */
    Uni<Endpoint> keep(Optional<String> owner, String endpointId, NewCertificate wanted) {
        return Panache.withTransaction(() ->
                endpoints
                        .row(owner, endpointId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .invoke(row -> keep(row, wanted))
                        .map(EndpointEntity::shown));
    }

    private void keep(EndpointEntity row, NewCertificate wanted) {
        var now = clock.instant();
        switch (ClientCertificate.judge(wanted.certificate(), wanted.key(), now)) {
            case ClientCertificate.Verdict.Refused(String field, String why, String remedy) ->
                    throw CommonProblem.FIELD_INVALID.at(field, why, remedy);
            case ClientCertificate.Verdict.Usable(var certificate, var leaf) -> {
                row.clientCertificate = certificate.chain();
                row.clientKey = seal.closeKey(certificate, row.id);
                row.clientSubject = leaf.getSubjectX500Principal().getName();
                row.clientExpiresAt = leaf.getNotAfter().toInstant();
                row.changedAt = now;
            }
        }
    }

    Uni<Void> remove(Optional<String> owner, String endpointId) {
        return Panache.withTransaction(() ->
                        endpoints
                                .row(owner, endpointId)
                                .map(found -> found.orElseThrow(CommonProblem::notFound))
                                .invoke(row -> {
                                    row.clientCertificate = null;
                                    row.clientKey = null;
                                    row.clientSubject = null;
                                    row.clientExpiresAt = null;
                                    row.changedAt = clock.instant();
                                }))
                .replaceWithVoid();
    }
}
