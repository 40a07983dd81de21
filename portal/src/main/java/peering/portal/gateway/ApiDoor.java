package peering.portal.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * What every call below {@code /api} passes first: made by our page, by somebody who is logged in.
 *
 * <p>Without a session the answer is 401 and never a redirect: a script could not follow it. The
 * page itself is redirected to the login.
 */
@ApplicationScoped
class ApiDoor {
    private static final Logger LOG = Logger.getLogger(ApiDoor.class);
    private static final Set<HttpMethod> PASSED =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE);
    private static final Set<String> OUR_OWN = Set.of("GET /api/me", "POST /api/session/end");

    private final GatewayConfig config;
    private final IdentityProviderManager identities;
    private final Proxy proxy;

    ApiDoor(GatewayConfig config, IdentityProviderManager identities, Proxy proxy) {
        this.config = config;
        this.identities = identities;
        this.proxy = proxy;
    }

    void open(@Observes Router router) {
        router.route("/api/*").handler(this::onlyFromThisPage).handler(this::onlyLoggedIn);
    }

    private void onlyFromThisPage(RoutingContext context) {
        var request = context.request();
        if (!PASSED.contains(request.method())) {
            Problem.METHOD_NOT_PASSED.answer(context, "use one of " + PASSED);
            return;
        }
        SameOrigin.objection(
                        request.method().name(),
                        header(request, SameOrigin.PAGE_HEADER),
                        header(request, "Sec-Fetch-Site"),
                        header(request, "Origin"),
                        ownOrigin(request))
                .ifPresentOrElse(
                        why -> Problem.NOT_FROM_THIS_PAGE.answer(context, why), context::next);
    }

    private void onlyLoggedIn(RoutingContext context) {
        // The body must wait until the session is known and somebody reads it.
        context.request().pause();
        // The framework would send a session that it cannot use to the login: not a call.
        BiConsumer<RoutingContext, Throwable> answeredBelow = (_, _) -> {};
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, answeredBelow);
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> pass(context, identity), failure -> refuse(context, failure));
    }

    private void pass(RoutingContext context, SecurityIdentity identity) {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || token == null) {
            Problem.NOT_LOGGED_IN.answer(context, "load the page again to log in");
            return;
        }
        if (OUR_OWN.contains(context.request().method() + " " + context.request().path())) {
            context.request().resume();
            context.next();
            return;
        }
        UpstreamCall.of(context.request().path(), context.request().query())
                .ifPresentOrElse(
                        call -> proxy.pass(context, call, token.getToken()),
                        () ->
                                Problem.NO_SUCH_API.answer(
                                        context,
                                        "the gateway passes /api/{registration, validator,"
                                                + " telemetry or alerting}/v1/…"));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof SecurityException) {
            Problem.NOT_LOGGED_IN.answer(
                    context, "the session has ended; load the page again to log in");
            return;
        }
        LOG.warn("a session could not be checked", failure);
        Problem.LOGIN_UNAVAILABLE.answer(context, "the login server does not answer; try later");
    }

    private String ownOrigin(HttpServerRequest request) {
        return config.origin()
                .map(Object::toString)
                .orElseGet(() -> request.scheme() + "://" + request.authority());
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
