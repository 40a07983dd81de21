package peering.alerting.endpoint;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.alerting.web.Asker;
import peering.kit.identity.Role;

/** The certificate by which an endpoint knows us, over HTTP. */
@Path("/v1/endpoints/{endpointId}/client-certificate")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
class EndpointCertificateResource {
    private final EndpointCertificates certificates;
    private final Asker asker;

    EndpointCertificateResource(EndpointCertificates certificates, Asker asker) {
        this.certificates = certificates;
        this.asker = asker;
    }

    /**
     * @param certificate PEM, our own first, then those that vouch for it
     * @param key PEM, PKCS #8 without a password, RSA or EC; kept encrypted, never shown
     */
    record NewCertificate(String certificate, String key) {}

    @PUT
    @Operation(
            summary = "Have a client certificate shown in the TLS handshake (mTLS)",
            operationId = "setEndpointCertificate")
    public Uni<Endpoint> keep(
            @PathParam("endpointId") String endpointId, @NotNull NewCertificate body) {
        return certificates.keep(asker.scope(), endpointId, body);
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(
            summary = "Show no client certificate any more",
            operationId = "removeEndpointCertificate")
    public Uni<Void> remove(@PathParam("endpointId") String endpointId) {
        return certificates.remove(asker.scope(), endpointId);
    }
}
