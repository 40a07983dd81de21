package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import peering.alerting.endpoint.EndpointResource.EndpointPatch;
import peering.alerting.format.Format;
import peering.alerting.format.OperationMessage;
import peering.kit.problem.CommonProblem;

/** In which form an endpoint is told, the secret that the form wants, and headers beside it. */
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

    /**
     * In place of those before.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if one may not be set
     */
    void add(EndpointEntity row, Map<String, String> headers) {
        switch (OwnHeaders.judge(headers)) {
            case OwnHeaders.Verdict.Refused(String why, String remedy) ->
                    throw CommonProblem.FIELD_INVALID.at("headers", why, remedy);
            case OwnHeaders.Verdict.Usable(OwnHeaders usable) -> {
                row.headerNames = usable.isEmpty() ? null : usable.names();
                row.ownHeaders = usable.isEmpty() ? null : seal.closeHeaders(usable, row.id);
            }
        }
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if its format has no word for it
     */
    void listen(EndpointEntity row, boolean operations) {
        if (operations && !OperationMessage.fits(Format.of(row.format))) {
            throw CommonProblem.FIELD_INVALID.at(
                    "operations",
                    row.format + " has no words for how endpoints fare",
                    "use an endpoint in one of our own formats");
        }
        row.operations = operations;
    }
}
