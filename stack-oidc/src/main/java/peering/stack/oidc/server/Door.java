package peering.stack.oidc.server;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before the library, which believes everybody, and lets in only whom the identities know.
 *
 * <pre>
 *   POST .../token      client id and secret, by HTTP Basic or in the form; else 401 invalid_client
 *                       a code only with the PKCE verifier (RFC 7636); else 400 invalid_grant
 *                       other grants than code, refresh and client credentials: 400 unsupported_grant_type
 *   GET  .../authorize  the login page, if the client may be returned to; PKCE asked for; else 400
 *   POST .../authorize  name and password of a user; else the page again, 401
 *   discovery, keys, end of session, user info, revocation: as the library has them
 *   anything else       404
 * </pre>
 */
final class Door implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {
    private static final Set<String> GRANTS =
            Set.of("authorization_code", "refresh_token", "client_credentials");
    private static final Set<String> OPEN =
            Set.of(".well-known/openid-configuration", "jwks", "endsession", "userinfo", "revoke");

    private final Identities identities;
    private final Function1<OAuth2HttpRequest, OAuth2HttpResponse> library;
    private final String authority;

    /**
     * @param authority host and port by which the issuer is known; the library would otherwise
     *     believe the request's Host header and issue tokens in any name
     */
    Door(
            Identities identities,
            Function1<OAuth2HttpRequest, OAuth2HttpResponse> library,
            String authority) {
        this.identities = identities;
        this.library = library;
        this.authority = authority;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest received) {
        var request = inOurName(received);
        String path = String.join("/", request.getOriginalUrl().pathSegments());
        if (!path.startsWith(Claims.ISSUER_ID + "/")) {
            return Answers.notFound();
        }
        String endpoint = path.substring(Claims.ISSUER_ID.length() + 1);
        boolean post = request.getMethod().equals("POST");
        if (request.getMethod().equals("OPTIONS")) {
            return library.invoke(request);
        }
        return switch (endpoint) {
            case "token" -> post ? token(request) : Answers.notAllowed();
            case "authorize" -> post ? login(request) : page(request);
            default -> OPEN.contains(endpoint) ? library.invoke(request) : Answers.notFound();
        };
    }

    private OAuth2HttpRequest inOurName(OAuth2HttpRequest request) {
        var headers =
                request.getHeaders()
                        .newBuilder()
                        .removeAll("x-forwarded-proto")
                        .removeAll("x-forwarded-port")
                        .set("host", authority)
                        .build();
        return new OAuth2HttpRequest(
                headers, request.getMethod(), request.getOriginalUrl(), request.getBody());
    }

    private OAuth2HttpResponse token(OAuth2HttpRequest request) {
        if (!knowsItsSecret(request)) {
            return Answers.error(
                    OAuth2Error.INVALID_CLIENT.setDescription(
                            "unknown client, or its secret is wrong"));
        }
        String grant = field(request, "grant_type");
        if (!GRANTS.contains(grant)) {
            return Answers.error(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE.setDescription("one of " + GRANTS));
        }
        if (grant.equals("authorization_code") && field(request, "code_verifier").isBlank()) {
            return Answers.error(
                    OAuth2Error.INVALID_GRANT.setDescription("code_verifier is missing"));
        }
        return library.invoke(request);
    }

    private boolean knowsItsSecret(OAuth2HttpRequest request) {
        try {
            return ClientAuthentication.parse(request.asNimbusHTTPRequest())
                            instanceof PlainClientSecret given
                    && (given instanceof ClientSecretBasic || given instanceof ClientSecretPost)
                    && identities
                            .client(given.getClientID().getValue())
                            .filter(client ->
                                    same(client.secret(), given.getClientSecret().getValue()))
                            .isPresent();
        } catch (ParseException malformed) {
            return false; // a client that cannot say who it is is not known
        }
    }

    private OAuth2HttpResponse page(OAuth2HttpRequest request) {
        return refusal(request)
                .map(Answers::error)
                .orElseGet(() -> Answers.page(200, LoginPage.of(identities.users(), "")));
    }

    private OAuth2HttpResponse login(OAuth2HttpRequest request) {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            return Answers.error(refusal.get());
        }
        return identities
                .user(field(request, "username"))
                .filter(user -> same(user.password(), field(request, "password")))
                .map(user -> library.invoke(loggedIn(request, user)))
                .orElseGet(() ->
                        Answers.page(
                                401,
                                LoginPage.of(
                                        identities.users(), "Unknown user or wrong password.")));
    }

    private Optional<ErrorObject> refusal(OAuth2HttpRequest request) {
        var url = request.getOriginalUrl();
        String redirect = Optional.ofNullable(url.queryParameter("redirect_uri")).orElse("");
        boolean known =
                Optional.ofNullable(url.queryParameter("client_id"))
                        .flatMap(identities::client)
                        .filter(client -> client.mayReturnTo(redirect))
                        .isPresent();
        if (!known) {
            return Optional.of(
                    OAuth2Error.INVALID_REQUEST.setDescription(
                            "unknown client_id, or a redirect_uri that is not registered for it"));
        }
        boolean pkce =
                url.queryParameter("code_challenge") != null
                        && "S256".equals(url.queryParameter("code_challenge_method"));
        return pkce
                ? Optional.empty()
                : Optional.of(
                        OAuth2Error.INVALID_REQUEST.setDescription(
                                "PKCE with code_challenge_method=S256 is required (RFC 7636)"));
    }

    /**
     * The library takes the person's claims from a form field: ours, never the one the browser
     * sent.
     */
    private static OAuth2HttpRequest loggedIn(OAuth2HttpRequest request, Identities.User user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("organisation", user.organisation());
        claims.put("realm_access", Map.of("roles", user.roles()));
        claims.put("preferred_username", user.name());
        claims.put("name", user.displayName());
        String body =
                Map.of(
                                "username",
                                user.name(),
                                "claims",
                                JsonMapper.shared().writeValueAsString(claims))
                        .entrySet()
                        .stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return new OAuth2HttpRequest(
                Headers.of(
                        "host",
                        request.getHeaders().get("host"),
                        "content-type",
                        "application/x-www-form-urlencoded"),
                "POST",
                request.getOriginalUrl(),
                body);
    }

    private static String field(OAuth2HttpRequest request, String name) {
        return Optional.ofNullable(request.getFormParameters().get(name)).orElse("");
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
