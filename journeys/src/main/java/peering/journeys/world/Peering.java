package peering.journeys.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which sites, partners and customers come into being, through the public APIs. Each
 * can be taken again: what is there is found and not made twice.
 */
public final class Peering {
    private static final Duration VERDICT_WITHIN = Duration.ofSeconds(60);
    private static final Duration VOUCHED_FOR = Duration.ofDays(30);

    /** Of no incident service: the receiver of the demo takes any. */
    private static final String ROUTING_KEY = "demo0routing0key0of0no0service00";

    private final Callers callers;
    private final Api operator;
    private final Api operatorValidator;

    public Peering(Callers callers, String operator) {
        this.callers = callers;
        this.operator = callers.as(operator).registration();
        this.operatorValidator = callers.as(operator).validator();
    }

    /**
     * @param name unique among sites
     */
    public record NewSite(
            String name,
            String metro,
            String country,
            double latitude,
            double longitude,
            List<Facility> facilities,
            List<String> routers) {}

    /** A building that a site is in. */
    public record Facility(String name) {}

    /** Returns the site's id. */
    public String site(NewSite site) {
        return idOf(
                operator.find(
                        "/v1/sites?limit=1000",
                        one -> one.path("name").asText().equals(site.name())),
                () -> operator.post("/v1/sites", site));
    }

    /** Applies as {@code organisation} and is approved; returns the partner's id. */
    public String partner(String organisation, String name, long asn) {
        var partner = callers.as(organisation).registration();
        var there = partner.find("/v1/partners", _ -> true);
        String id =
                idOf(
                        there,
                        () ->
                                partner.post(
                                        "/v1/partners",
                                        Api.object("name", name, "kind", "isp", "asn", asn)));
        if (there.isEmpty() || there.get().path("state").asText().equals("applied")) {
            operator.post(
                            "/v1/partners/" + id + "/approve",
                            Api.object("withoutProof", true, "reason", "A partner of the demo."))
                    .expect(200);
        }
        return id;
    }

    /** A session that is active; returns its id. */
    public String session(
            String organisation,
            String partnerId,
            String siteId,
            String router,
            String peerAddress) {
        var partner = callers.as(organisation).registration();
        String sessions = "/v1/partners/" + partnerId + "/sessions";
        var there =
                partner.find(
                        sessions,
                        one ->
                                one.path("siteId").asText().equals(siteId)
                                        && one.path("router").asText().equals(router)
                                        && !one.path("state").asText().equals("closed"));
        String id =
                idOf(
                        there,
                        () ->
                                partner.post(
                                        sessions,
                                        Api.object(
                                                "siteId",
                                                siteId,
                                                "router",
                                                router,
                                                "peerAddress",
                                                peerAddress)));
        if (there.isEmpty() || there.get().path("state").asText().equals("requested")) {
            operator.post("/v1/sessions/" + id + "/activate").expect(200);
        }
        return id;
    }

    /**
     * Registers the prefix with the partner and returns its key; a new key if it was registered
     * before.
     */
    public String key(String organisation, String partnerId, String prefix, List<Long> origins) {
        var partner = callers.as(organisation).registration();
        String prefixes = "/v1/partners/" + partnerId + "/registered-prefixes";
        return partner.find(
                        prefixes + "?limit=1000", one -> one.path("prefix").asText().equals(prefix))
                .map(one ->
                        partner.post(
                                        prefixes + "/" + one.path("id").asText() + "/rotate-key",
                                        Api.object("overlap", "PT0S"))
                                .expect(200))
                .orElseGet(() ->
                        partner.post(prefixes, Api.object("prefix", prefix, "origins", origins))
                                .expect(201))
                .path("key")
                .asText();
    }

    /** Returns the connection's id. */
    public String connection(
            String organisation, String name, String partnerId, String primary, String backup) {
        var customer = callers.as(organisation).registration();
        return idOf(
                customer.find("/v1/connections", one -> one.path("name").asText().equals(name)),
                () ->
                        customer.post(
                                "/v1/connections",
                                Api.object(
                                        "name", name,
                                        "partnerId", partnerId,
                                        "primarySiteId", primary,
                                        "backupSiteId", backup)));
    }

    /** The customer's prefix of a connection, if it has registered it. */
    public Optional<JsonNode> prefixOf(String organisation, String connectionId, String prefix) {
        return callers.as(organisation)
                .registration()
                .find(
                        "/v1/connections/" + connectionId + "/prefixes",
                        one -> one.path("prefix").asText().equals(prefix));
    }

    /** Registers a prefix with its key; returns its id, the standing being Pending. */
    public String prefix(String organisation, String connectionId, String prefix, String key) {
        return callers.as(organisation)
                .registration()
                .post(
                        "/v1/connections/" + connectionId + "/prefixes",
                        Api.object("prefix", prefix, "key", key))
                .expect(201)
                .path("id")
                .asText();
    }

    /** Waits until the prefix has been judged, and returns it. */
    public JsonNode judged(String organisation, String prefixId) throws InterruptedException {
        var customer = callers.as(organisation).registration();
        return Patience.until(
                "a verdict on " + prefixId,
                VERDICT_WITHIN,
                () ->
                        Optional.of(customer.get("/v1/prefixes/" + prefixId).expect(200))
                                .filter(prefix ->
                                        !prefix.path("standing").asText().equals("Pending")));
    }

    /** Waits until the checks of the prefix come to this, and returns it. */
    public JsonNode validated(String organisation, String prefixId, String state)
            throws InterruptedException {
        var customer = callers.as(organisation).registration();
        return Patience.until(
                state + " of " + prefixId,
                VERDICT_WITHIN,
                () ->
                        Optional.of(customer.get("/v1/prefixes/" + prefixId).expect(200))
                                .filter(prefix ->
                                        prefix.path("validationState").asText().equals(state)
                                                && prefix.has("verdict")));
    }

    /** The operator says that the organisation controls the prefix, unless it is proved already. */
    public void vouch(String organisation, String prefix) {
        var there =
                operatorValidator.find(
                        "/v1/proofs?inForce=true&prefix=" + prefix,
                        one -> one.path("organisation").asText().equals(organisation));
        if (there.isPresent()) {
            return;
        }
        operatorValidator
                .post(
                        "/v1/proofs",
                        Api.object(
                                "organisation",
                                organisation,
                                "prefix",
                                prefix,
                                "reason",
                                "A prefix of the demo.",
                                "until",
                                Instant.now().plus(VOUCHED_FOR).toString()))
                .expect(201);
    }

    /** Gives a prefix back. */
    public void release(String organisation, String prefixId) {
        callers.as(organisation).registration().delete("/v1/prefixes/" + prefixId).expect(204);
    }

    /**
     * Has the organisation told of all its troubles at the demo receiver, which is given the
     * secret; returns the endpoint's id.
     */
    public String subscription(String organisation, String connectionId, String url) {
        return subscription(organisation, connectionId, url, "standard-webhooks");
    }

    /**
     * The same in another format.
     *
     * @param url of a hook of the demo receiver
     */
    public String subscription(
            String organisation, String connectionId, String url, String format) {
        var customer = callers.as(organisation).alerting();
        var there = customer.find("/v1/endpoints", one -> one.path("url").asText().equals(url));
        if (there.isPresent()) {
            return there.get().path("endpointId").asText();
        }
        var endpoint = customer.post("/v1/endpoints", endpoint(url, format)).expect(201);
        String id = endpoint.path("endpointId").asText();
        callers.receiver()
                .put(
                        "/hooks/" + url.substring(url.lastIndexOf('/') + 1) + "/secret",
                        Api.object("secret", endpoint.path("secret").asText()))
                .expect(204);
        customer.post(
                        "/v1/subscriptions",
                        Api.object(
                                "endpointId", id,
                                "connectionId", connectionId,
                                "troubles",
                                        List.of(
                                                "route-anomaly",
                                                "latency-degradation",
                                                "prefix-validation")))
                .expect(201);
        return id;
    }

    private static Object endpoint(String url, String format) {
        return Api.object(
                "url",
                url,
                "description",
                "demo receiver, " + format,
                "format",
                format,
                "credential",
                format.equals("pagerduty") ? ROUTING_KEY : null);
    }

    private static String idOf(
            Optional<JsonNode> there, java.util.function.Supplier<Api.Answer> made) {
        return there.orElseGet(() -> made.get().expect(201)).path("id").asText();
    }
}
