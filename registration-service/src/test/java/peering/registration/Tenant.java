package peering.registration;

import static peering.registration.Api.json;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import peering.contract.VerdictFact.Outcome;
import peering.registration.walk.OpenApi;
import peering.registration.walk.Operation;

/**
 * A partner and its customer, with one of everything: sites of their own, sessions, a registered
 * prefix with its key, a connection, a prefix. For walks of the OpenAPI document, which ask for
 * what is theirs by the parameter's name.
 */
final class Tenant {
    /** The name of a connection that holds nothing. */
    static final String OTHER_CONNECTION = "otherConnectionId";

    private static final Map<String, Tenant> MADE = new LinkedHashMap<>();

    /** Of what is theirs, what customers choose by, and may read. */
    private static final Set<String> SHOWN =
            Set.of("siteId", "primarySiteId", "backupSiteId", "partnerId", "router", "near");

    final Api partner;
    final Api customer;

    private final String space;

    /** By the name of a path parameter, or of a body's field. */
    private final Map<String, String> own = new LinkedHashMap<>();

    /** Whose data nobody else may see. */
    static Tenant victim() {
        return made("transit-a", "acme", 16509, "54.64.0.0/11");
    }

    /** Who tries to see it. */
    static Tenant stranger() {
        return made("transit-b", "globex", 3356, "13.224.0.0/12");
    }

    /** Who sends junk. */
    static Tenant fuzzer() {
        return made("transit-m", "mallory", 6939, "99.77.128.0/17");
    }

    /** Who does what the document's examples show. */
    static Tenant reader() {
        return made("transit-r", "reader", 131486, "101.124.0.0/16");
    }

    private static synchronized Tenant made(
            String partner, String customer, long asn, String space) {
        return MADE.computeIfAbsent(
                customer, _ -> new Tenant(new Api(partner), new Api(customer), asn, space));
    }

    private Tenant(Api partner, Api customer, long asn, String space) {
        this.partner = partner;
        this.customer = customer;
        this.space = space;
        sites(asn);
        connect();
        claim();
    }

    private void sites(long asn) {
        String primary = World.site("Amsterdam", "NL", 52.303, 4.938, "r1", "r2");
        String backup = World.site("Frankfurt", "DE", 50.099, 8.645, "r1", "r2");
        String id = World.partner(partner, World.unique("Partner"), "ixp", asn);
        own.put("siteId", primary);
        own.put("primarySiteId", primary);
        own.put("backupSiteId", backup);
        own.put("router", "r1");
        own.put("near", "52.3,4.9");
        own.put("partnerId", id);
        own.put("sessionId", World.session(partner, id, primary, "r1", "80.249.208.10"));
        World.session(partner, id, primary, "r2", "80.249.208.11");
        World.session(partner, id, backup, "r1", "80.249.208.12");
        own.put(
                "registeredAsnId",
                partner.created("/v1/partners/" + id + "/registered-asns", json("asn", asn)));
    }

    private void connect() {
        own.put("connectionId", connection());
        own.put(OTHER_CONNECTION, connection());
    }

    private String connection() {
        return customer.created(
                "/v1/connections",
                json(
                        "name", World.unique("Connection of " + customer.client()),
                        "partnerId", own.get("partnerId"),
                        "primarySiteId", own.get("primarySiteId"),
                        "backupSiteId", own.get("backupSiteId")));
    }

    private void claim() {
        var registered =
                partner.post(
                        "/v1/partners/" + own.get("partnerId") + "/registered-prefixes",
                        json("prefix", space));
        registered.then().statusCode(201);
        own.put("registeredPrefixId", registered.path("id"));
        own.put("key", registered.path("key"));
        String first = space.replaceFirst("/.*", "/24");
        own.put(
                "prefixId",
                World.claimed(customer, own.get("connectionId"), first, own.get("key")));
        own.put("prefix", first.replaceFirst("[0-9]+\\.0/24", "240.0/24"));
        own.put("delegationId", delegated(own.get("prefixId"), first));
    }

    /** To an organisation that is nobody's here. */
    private String delegated(String prefixId, String prefix) {
        Verdicts.tell(prefixId, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(customer, prefixId, "Verified");
        return customer.created(
                "/v1/prefixes/" + prefixId + "/delegations",
                json("prefix", prefix, "organisation", "initech"));
    }

    /** All of this tenant's clients, and the operator, that may call it. */
    List<Api> clients(Operation operation) {
        var roles = operation.roles();
        var clients = new ArrayList<Api>();
        if (roles.isEmpty() || roles.contains("customer")) clients.add(customer);
        if (roles.contains("partner")) clients.add(partner);
        if (roles.contains("operator")) clients.add(Api.OPERATOR);
        return clients;
    }

    /** The client of this tenant that has one of the roles; the customer where none is needed. */
    Api client(Operation operation) {
        return clients(operation).getFirst();
    }

    /** What this tenant has under the name, if anything. */
    String own(String name) {
        return own.get(name);
    }

    /** Ids, keys and prefixes that nobody else may read. */
    Collection<String> secrets() {
        var secrets = new LinkedHashMap<>(own);
        secrets.keySet().removeAll(SHOWN);
        secrets.put("the registered prefix", space);
        return secrets.values();
    }

    /** The operation's path, with what is this tenant's in its places. */
    String path(Operation operation, OpenApi document) {
        var path = new StringBuilder();
        for (String step : Arrays.asList(operation.path().substring(1).split("/"))) {
            String list = path.toString();
            path.append('/')
                    .append(
                            step.startsWith("{")
                                    ? id(step.substring(1, step.length() - 1), list, document)
                                    : step);
        }
        return path.toString();
    }

    /** What is known by the name, else the first of the list that the parameter stands behind. */
    private String id(String name, String list, OpenApi document) {
        return own.computeIfAbsent(name, _ -> firstOf(name, list, document));
    }

    private String firstOf(String name, String list, OpenApi document) {
        String id = null;
        for (var listing : document.operations()) {
            if (listing.method().equals("GET") && matches(listing.path(), list)) {
                id = client(listing).get(list).path("items[0].id");
            }
        }
        if (id == null) {
            throw new AssertionError(
                    "no value for {" + name + "} behind " + list + ": let Tenant make one");
        }
        return id;
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    /** The served document. */
    static OpenApi document() {
        return OpenApi.of(
                RestAssured.get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
