package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.alerting.endpoint.EndpointResource.EndpointPatch;
import peering.alerting.format.Format;
import peering.kit.problem.CommonProblem;

/** In which form an endpoint is told, and the secret that the form wants. */
@ApplicationScoped
class EndpointForms {
    private final SecretSeal seal;

    EndpointForms(SecretSeal seal) {
        this.seal = seal;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if the two do not fit
     */
    void choose(EndpointEntity row, Format format, Optional<String> credential) {
        format.objection(credential)
                .ifPresent(why -> {
                    throw CommonProblem.FIELD_INVALID.at("credential", why, "see the format");
                });
        row.format = format.slug();
        row.credential = credential.map(text -> seal.closeCredential(text, row.id)).orElse(null);
    }

    /** A format that changes takes no credential over from the one before. */
    void change(EndpointEntity row, EndpointPatch patch) {
        var before = Format.of(row.format);
        var format = Optional.ofNullable(patch.format()).orElse(before);
        if (patch.credential() == null && format == before) return;
        choose(row, format, Optional.ofNullable(patch.credential()));
    }
}
