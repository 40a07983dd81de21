package peering.registration.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import peering.kit.problem.ProblemKind;

/**
 * Every way this service refuses a request (RFC 9457), beside those that all services share ({@link
 * peering.kit.problem.CommonProblem}).
 *
 * <p>Adding one: a constant here, a line in {@code docs/problems.md}. A test checks the two against
 * each other.
 */
public enum Problem implements ProblemKind {
    REVISION_CONFLICT(412, "It has changed since you read it"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),

    SITE_NAME_TAKEN(409, "Another site has this name"),
    SITE_UNKNOWN(422, "There is no such site"),
    ROUTER_UNKNOWN(422, "The site has no such router"),
    SITE_NOT_REDUNDANT(409, "The site has fewer than two routers"),
    SITE_IN_USE(409, "Sessions or connections need the site"),
    ROUTER_IN_USE(409, "Sessions run on the router"),
    PLACE_UNKNOWN(422, "Nothing is known of this place"),
    TOO_MANY_SITES(409, "There are as many sites as there may be"),

    ASN_NOT_PUBLIC(422, "The AS number is not one that the Internet routes"),
    ASN_TAKEN(409, "Another partner has this AS number"),
    PARTNER_EXISTS(409, "The organisation is a partner already"),
    PARTNER_DECIDED(409, "The application has been decided"),
    PARTNER_NOT_PROVEN(409, "The partner has not proved its AS number"),
    PROOF_METHOD_OFF(409, "The AS number is not proved this way here"),
    PROOF_TOKEN_MISSING(409, "There is no token to look for"),
    TOO_MANY_PROOFS(429, "Too many attempts to prove the AS number"),
    PARTNER_STATE(409, "The partner's state does not allow this"),
    PARTNER_IN_USE(409, "The partner has open sessions or connections"),
    PARTNER_NOT_ACTIVE(409, "The partner is not active"),
    PARTNER_UNKNOWN(422, "There is no such active partner"),
    PEER_ADDRESS_MALFORMED(400, "The address cannot be read"),
    PEER_ADDRESS_TAKEN(409, "The router has a session with this address"),
    SESSION_ADDRESSES_APART(422, "The session's two addresses are not on one link or LAN"),
    EXCHANGE_UNKNOWN(422, "The site has no such exchange"),
    MD5_OFF(409, "MD5 keys are not kept here"),
    SESSION_STATE(409, "The session's state does not allow this"),
    NO_ACTIVE_SESSION(409, "The partner has no active session"),
    TOO_MANY_SESSIONS(409, "The partner has as many sessions as it may have"),
    REGISTERED_PREFIX_TAKEN(409, "The prefix is registered already"),
    TOO_MANY_REGISTERED_PREFIXES(409, "The partner has as many prefixes as it may have"),
    REGISTERED_ASN_TAKEN(409, "The AS number is registered already"),
    TOO_MANY_REGISTERED_ASNS(409, "The partner has as many AS numbers as it may have"),
    NOT_A_ROUTE_SERVER(409, "Only exchanges register AS numbers"),
    REGISTRATION_IN_USE(409, "Claims rest on the registration"),
    TOO_MANY_KEYS(409, "The key was replaced too often in a short time"),

    PRIMARY_SITE_UNSERVED(409, "The partner has fewer than two active sessions on two routers"),
    BACKUP_SITE_UNSERVED(409, "The partner has no active session at the backup site"),
    SITE_NOT_IN_SERVICE(409, "The site is draining or down"),
    SITES_EQUAL(422, "Primary and backup are the same site"),
    TOO_MANY_CONNECTIONS(409, "The organisation has as many connections as it may have"),
    CONNECTION_NOT_ACTIVE(409, "The connection is not active"),
    CONNECTION_STATE(409, "The connection's state does not allow this"),
    CONNECTION_UNKNOWN(422, "There is no such connection"),
    PREFIXES_NEED_KEYS(409, "Prefixes need keys of the new partner"),
    CONNECTION_IN_USE(409, "The connection holds prefixes"),

    PREFIX_MALFORMED(400, "The prefix cannot be read"),
    PREFIX_HOST_BITS(400, "The prefix has bits set behind its length"),
    PREFIX_SPECIAL_PURPOSE(422, "The prefix is not routed on the Internet"),
    PREFIX_TOO_SHORT(422, "The prefix is larger than may be registered"),
    PREFIX_TOO_LONG(422, "The prefix is smaller than may be registered"),
    KEY_REFUSED(422, "The key does not open this prefix on this connection"),
    PREFIX_TAKEN(409, "Another organisation holds this address space"),
    PREFIX_ALREADY_CLAIMED(409, "Your organisation claims this prefix already"),
    TOO_MANY_PREFIXES(409, "The organisation has as many prefixes as it may have"),
    PREFIX_RELEASED(409, "The prefix has been released"),
    BULK_UNREADABLE(400, "The list of prefixes cannot be read"),
    BULK_TOO_LONG(413, "The list has more lines than are taken at once"),
    PREFIX_IN_USE(409, "Other organisations register in the prefix"),
    PREFIX_NOT_VERIFIED(409, "The prefix is not verified"),
    DELEGATION_CHAINED(409, "The prefix rests on a delegation itself"),
    DELEGATION_OUTSIDE(422, "The delegated space is not a part of the prefix"),
    DELEGATION_TO_ONESELF(422, "The organisation holds the prefix itself"),
    DELEGATION_EXISTS(409, "The organisation has this delegation already"),
    TOO_MANY_DELEGATIONS(409, "The prefix has as many delegations as it may have"),

    NO_PATH(404, "The prefix has no path yet"),
    SESSION_UNKNOWN(422, "There is no such session"),
    DRILL_TOO_WIDE(422, "The drill concerns more prefixes than one drill may");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** A refusal that names what stands in the way, as the member {@code dependents}. */
    public HttpProblem dueTo(List<String> dependents, String detail) {
        return HttpProblem.builder(because(detail)).with("dependents", dependents).build();
    }
}
