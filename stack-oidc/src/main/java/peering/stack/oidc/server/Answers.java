package peering.stack.oidc.server;

import com.nimbusds.oauth2.sdk.ErrorObject;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** The answers that are ours and not the library's. */
final class Answers {
    private Answers() {}

    /** An OAuth error as JSON (RFC 6749, section 5.2), with the status the error carries. */
    static OAuth2HttpResponse error(ErrorObject error) {
        return new OAuth2HttpResponse(
                Headers.of("content-type", "application/json", "cache-control", "no-store"),
                error.getHTTPStatusCode(),
                error.toJSONObject().toJSONString(),
                null);
    }

    static OAuth2HttpResponse page(int status, String html) {
        return new OAuth2HttpResponse(
                Headers.of(
                        "content-type",
                        "text/html; charset=utf-8",
                        "cache-control",
                        "no-store",
                        "x-frame-options",
                        "DENY",
                        "referrer-policy",
                        "no-referrer"),
                status,
                html,
                null);
    }

    static OAuth2HttpResponse notFound() {
        return text(404, "not found");
    }

    static OAuth2HttpResponse notAllowed() {
        return text(405, "method not allowed");
    }

    private static OAuth2HttpResponse text(int status, String body) {
        return new OAuth2HttpResponse(
                Headers.of("content-type", "text/plain; charset=utf-8"), status, body, null);
    }
}
