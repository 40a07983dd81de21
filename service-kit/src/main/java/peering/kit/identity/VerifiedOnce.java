package peering.kit.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Has a bearer token (RFC 6750, section 2.1) verified once and not with every request that carries
 * it: a client sends the same one for minutes, and reading and verifying it is a quarter of the
 * work of a read. Who may come in is decided by OpenID Connect alone; what it let in is remembered
 * in the {@link TokenMemory}.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedOnce implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final TokenMemory memory;

    VerifiedOnce(OidcAuthenticationMechanism oidc, Clock clock) {
        this.oidc = oidc;
        this.memory = new TokenMemory(clock);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager providers) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return oidc.authenticate(request, providers);
        }
        var known = memory.of(header);
        return known != null
                ? Uni.createFrom().item(known)
                : oidc.authenticate(request, providers).invoke(who -> keep(header, who));
    }

    private void keep(String header, SecurityIdentity who) {
        if (who == null || !(who.getPrincipal() instanceof JsonWebToken token)) return;
        long end = token.getExpirationTime();
        if (end > 0) memory.keep(header, ofItself(who), Instant.ofEpochSecond(end));
    }

    /** Without the attributes, which hold the request that it came with. */
    private static SecurityIdentity ofItself(SecurityIdentity who) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(who.getPrincipal())
                .addRoles(who.getRoles())
                .addCredentials(who.getCredentials())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
