package peering.portal.gateway;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is logged in, and logging out. {@link ApiDoor} has let only sessions in. */
@Path("/api")
@Tag(name = "session")
@Authenticated
class SessionResource {
    private final JsonWebToken accessToken;
    private final SecurityIdentity identity;
    private final OidcSession session;
    private final OidcConfigurationMetadata issuer;

    SessionResource(
            JsonWebToken accessToken,
            SecurityIdentity identity,
            OidcSession session,
            OidcConfigurationMetadata issuer) {
        this.accessToken = accessToken;
        this.identity = identity;
        this.session = session;
        this.issuer = issuer;
    }

    /**
     * The person at the page, as the APIs will see it.
     *
     * @param organisation empty if the token names none: such a person owns nothing
     * @param roles in alphabetical order
     */
    record Me(String name, Optional<String> organisation, List<String> roles) {}

    /**
     * @param next where the page has to go so that the login server forgets the person too
     */
    record Ended(String next) {}

    @GET
    @Path("/me")
    @Operation(operationId = "whoAmI", summary = "Who is logged in")
    public Me me() {
        return new Me(
                name(),
                Optional.ofNullable(accessToken.getClaim("organisation")),
                identity.getRoles().stream().sorted().toList());
    }

    @POST
    @Path("/session/end")
    @Operation(
            operationId = "endSession",
            summary = "Log out: the session cookie is deleted; next is the issuer's logout page")
    public Uni<Ended> end() {
        String next = Optional.ofNullable(issuer.getEndSessionUri()).orElse("/");
        return session.logout().replaceWith(new Ended(next));
    }

    private String name() {
        return Stream.of("name", "preferred_username")
                .map(claim -> session.getIdToken().<String>getClaim(claim))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(() -> session.getIdToken().getSubject());
    }
}
