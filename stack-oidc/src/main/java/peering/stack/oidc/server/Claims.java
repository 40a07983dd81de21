package peering.stack.oidc.server;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What a token says.
 *
 * <p>A client that asks for itself is the subject, with its own organisation and roles. Where a
 * person logged in, the library takes the person's name as subject and the person's claims (see
 * {@link Door}) fill what is left open here; so for codes this adds only {@code azp}.
 */
record Claims(Identities identities) implements OAuth2TokenCallback {
    static final String ISSUER_ID = "peering";
    static final String AUDIENCE = "open-peering";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Override
    public String issuerId() {
        return ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return clientId(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        String id = clientId(request);
        if (!GrantType.CLIENT_CREDENTIALS.equals(request.getAuthorizationGrant().getType())) {
            return Map.of("azp", id);
        }
        var client = identities.client(id).orElseThrow();
        var claims = new HashMap<String, Object>(client.claims());
        claims.put("azp", id);
        claims.put("organisation", client.organisation());
        claims.put("realm_access", Map.of("roles", client.roles()));
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private static String clientId(TokenRequest request) {
        var authentication = request.getClientAuthentication();
        return authentication == null
                ? request.getClientID().getValue()
                : authentication.getClientID().getValue();
    }
}
