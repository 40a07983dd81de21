package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import peering.alerting.endpoint.EndpointResource.EndpointPatch;
import peering.alerting.endpoint.EndpointResource.NewEndpoint;
import peering.alerting.format.Format;
import peering.alerting.web.FreshId;
import peering.alerting.web.Problem;
import peering.kit.page.Page;
import peering.kit.problem.CommonProblem;

/** Every change of an endpoint: refused whole, or done whole in one transaction. */
@ApplicationScoped
class EndpointChanges {
    private static final String BY_CUSTOMER = "disabled through the API";

    private final Endpoints endpoints;
    private final EndpointRotation keys;
    private final TargetCheck targets;
    private final EndpointForms forms;
    private final EndpointConfig config;
    private final Vertx vertx;
    private final Clock clock;

    EndpointChanges(
            Endpoints endpoints,
            EndpointRotation keys,
            TargetCheck targets,
            EndpointForms forms,
            EndpointConfig config,
            Vertx vertx,
            Clock clock) {
        this.endpoints = endpoints;
        this.keys = keys;
        this.targets = targets;
        this.forms = forms;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    record Made(Endpoint endpoint, WebhookSecret secret) {}

    Uni<Made> create(String organisation, NewEndpoint wanted) {
        return usable(wanted.url())
                .chain(usable ->
                        Panache.withTransaction(() -> insert(organisation, usable, wanted)));
    }

    private Uni<Made> insert(String organisation, EndpointUrl url, NewEndpoint wanted) {
        Instant now = clock.instant();
        var row = new EndpointEntity();
        row.id = FreshId.of(FreshId.ENDPOINT);
        row.organisation = organisation;
        row.url = url.uri().toString();
        row.description = wanted.description();
        var format = Optional.ofNullable(wanted.format()).orElse(Format.StandardWebhooks);
        forms.choose(row, format, Optional.ofNullable(wanted.credential()));
        if (wanted.headers() != null) forms.add(row, wanted.headers());
        forms.listen(row, Optional.ofNullable(wanted.operations()).orElse(false));
        row.signing = Signing.SHARED.word();
        var signing = Optional.ofNullable(wanted.signing()).orElse(Signing.SHARED);
        row.createdAt = now;
        row.enable(config.verification(), now);
        return endpoints
                .countAlone(organisation)
                .invoke(this::refuseOneMore)
                .chain(() -> endpoints.persistAndFlush(row))
                .chain(() -> keys.first(row, signing, now))
                .map(secret -> new Made(row.shown(), secret));
    }

    private void refuseOneMore(long there) {
        if (there < config.mostPerOrganisation()) return;
        throw Problem.TOO_MANY_ENDPOINTS.because(
                "there are " + there + " endpoints already; delete one that is not used");
    }

    Uni<Page<Endpoint>> page(Optional<String> owner, long below, int limit) {
        return Panache.withSession(() -> endpoints.page(owner, below, limit))
                .map(found ->
                        Page.of(found, limit, last -> last.number.toString())
                                .map(EndpointEntity::shown));
    }

    Uni<Endpoint> change(Optional<String> owner, String endpointId, EndpointPatch patch) {
        Uni<Optional<EndpointUrl>> url =
                patch.url() == null
                        ? Uni.createFrom().item(Optional.empty())
                        : usable(patch.url()).map(Optional::of);
        return endpoints
                .seenBy(owner, endpointId)
                .invoke(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> url)
                .chain(usable ->
                        Panache.withTransaction(() ->
                                own(owner, endpointId)
                                        .invoke(row -> apply(row, patch, usable))
                                        .call(row -> sign(row, patch))
                                        .map(EndpointEntity::shown)));
    }

    private void apply(EndpointEntity row, EndpointPatch patch, Optional<EndpointUrl> url) {
        Instant now = clock.instant();
        row.changedAt = now;
        url.ifPresent(to -> row.lead(to.uri().toString(), config.verification(), now));
        if (patch.description() != null) row.description = patch.description();
        if (patch.format() != null || patch.credential() != null) forms.change(row, patch);
        if (patch.headers() != null) forms.add(row, patch.headers());
        forms.listen(row, Optional.ofNullable(patch.operations()).orElse(row.operations));
        if (patch.disabled() == null) return;
        if (patch.disabled()) row.disable(BY_CUSTOMER, now);
        else row.enable(config.verification(), now);
    }

    Uni<Void> delete(Optional<String> owner, String endpointId) {
        return Panache.withTransaction(() -> own(owner, endpointId).chain(endpoints::delete));
    }

    private Uni<Void> sign(EndpointEntity row, EndpointPatch patch) {
        if (patch.signing() == null) return Uni.createFrom().voidItem();
        return keys.choose(row, patch.signing(), clock.instant());
    }

    private Uni<EndpointEntity> own(Optional<String> owner, String endpointId) {
        return endpoints
                .row(owner, endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /** The text is judged first; DNS is asked on another thread, and the answer comes back here. */
    private Uni<EndpointUrl> usable(String text) {
        return switch (EndpointUrl.judge(text, config.allowLoopback())) {
            case EndpointUrl.Verdict.Refused(String why, String remedy) ->
                    Uni.createFrom().failure(refused(why, remedy));
            case EndpointUrl.Verdict.Usable(EndpointUrl url) ->
                    vertx.executeBlocking(() -> targets.check(url), false)
                            .invoke(target -> {
                                if (target
                                        instanceof
                                        TargetCheck.Target.Closed(String why, String remedy)) {
                                    throw refused(why, remedy);
                                }
                            })
                            .replaceWith(url);
        };
    }

    private static RuntimeException refused(String why, String remedy) {
        return Problem.ENDPOINT_URL_REFUSED.at("url", why, remedy);
    }
}
