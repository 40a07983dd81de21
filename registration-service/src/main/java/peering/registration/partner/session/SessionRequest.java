package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.PartnerState;
import peering.registration.site.Exchange;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Turn;
import peering.routing.net.Prefix;

/**
 * A wish for a session, from the partner to the book. In this order it may be refused:
 *
 * <pre>
 *   an address cannot be read, or the ends do not fit .. peer-address-malformed
 *   the partner is suspended or has ended .............. partner-not-active
 *   the partner has enough sessions .................... too-many-sessions
 *   site, router or exchange are not there ............. site-, router-, exchange-unknown
 *   the ends are not on one link or LAN ................ session-addresses-apart
 *   the router has such a session ...................... peer-address-taken
 *   there is an MD5 key, and no key to hide it ......... md5-off
 * </pre>
 *
 * Each refusal comes before anything is written, so that those of a batch leave the others alone.
 */
@ApplicationScoped
class SessionRequest {
    private final Sessions sessions;
    private final SessionLife life;
    private final Sites sites;
    private final Md5Seal seal;
    private final PartnerConfig config;
    private final Clock clock;

    SessionRequest(
            Sessions sessions,
            SessionLife life,
            Sites sites,
            Md5Seal seal,
            PartnerConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.life = life;
        this.sites = sites;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Waits for the turns of all routers, in one order for everybody; until this transaction ends
     * nobody else adds sessions to them.
     */
    Uni<Void> queueFor(List<NewSession> wishes) {
        return Turn.ROUTER.takeAll(
                wishes.stream().map(wish -> wish.siteId() + " " + wish.router()).toList());
    }

    /**
     * Within the transaction in progress, under the partner's lock and after {@link #queueFor}.
     *
     * @param actor for the history
     */
    Uni<Session> enter(PartnerEntity partner, NewSession wish, String actor) {
        var ends = SessionEnds.parse(wish.peerAddress(), wish.localAddress());
        refuseUnable(partner);
        return sessions.countOpen(partner.id())
                .invoke(this::refuseTooMany)
                .chain(() -> sites.held(wish.siteId()))
                .invoke(site ->
                        refuseMisplaced(
                                site.orElseThrow(() -> Sites.unknown("siteId")), wish, ends))
                .chain(() -> sessions.isTaken(wish.siteId(), wish.router(), ends.peer()))
                .invoke(SessionRequest::refuseTaken)
                .chain(() -> life.request(row(partner, wish, ends), partner.asn(), actor));
    }

    /** An applicant may ask, so that its sessions are there when it is approved. */
    private static void refuseUnable(PartnerEntity partner) {
        switch (partner.state()) {
            case PartnerState.Undecided _, PartnerState.Active _ -> {}
            case PartnerState.Suspended _ ->
                    throw Problem.PARTNER_NOT_ACTIVE.because(
                            "The partner is suspended; ask the operator to resume it.");
            case PartnerState.Rejected _, PartnerState.Closed _ ->
                    throw Problem.PARTNER_NOT_ACTIVE.because(
                            "The partner is " + partner.state().word() + "; apply again.");
        }
    }

    private void refuseTooMany(long open) {
        if (open < config.maxSessions()) return;
        throw Problem.TOO_MANY_SESSIONS.because(
                "The most is " + config.maxSessions() + "; have unused ones closed.");
    }

    private static void refuseMisplaced(Site site, NewSession wish, SessionEnds ends) {
        if (!site.routers().contains(wish.router())) {
            throw Problem.ROUTER_UNKNOWN.at(
                    "router",
                    "The site has no router of this name.",
                    "Choose one of " + site.routers() + ".");
        }
        switch (wish.kind()) {
            case DIRECT -> {
                refuseExchange(wish);
                ends.refuseUnlinked();
            }
            case EXCHANGE -> {
                var exchange = exchange(site, wish.exchange());
                ends.refuseOutside(
                        exchange.name(), exchange.lans().stream().map(Prefix::parse).toList());
            }
        }
    }

    private static void refuseExchange(NewSession wish) {
        if (wish.exchange() == null) return;
        throw Problem.EXCHANGE_UNKNOWN.at(
                "exchange",
                "A direct session crosses no exchange.",
                "Leave it out, or send the kind \"exchange\".");
    }

    private static Exchange exchange(Site site, String name) {
        return site.exchanges().stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Problem.EXCHANGE_UNKNOWN.at(
                                "exchange",
                                "The site has no exchange of this name.",
                                "Choose one of "
                                        + site.exchanges().stream().map(Exchange::name).toList()
                                        + "."));
    }

    private static void refuseTaken(boolean taken) {
        if (taken) throw Sessions.addressTaken();
    }

    private SessionEntity row(PartnerEntity partner, NewSession wish, SessionEnds ends) {
        var row = new SessionEntity();
        row.id = Id.fresh("ses_", clock.instant());
        row.partnerId = partner.id();
        row.siteId = wish.siteId();
        row.router = wish.router();
        row.kind = wish.kind().word();
        row.exchange = wish.exchange();
        row.peerAddress = ends.peer().toString();
        row.localAddress = ends.local().map(Object::toString).orElse(null);
        row.bandwidthMbps = wish.bandwidthMbps();
        row.maxPrefixes = wish.maxPrefixes();
        row.md5Sealed =
                Optional.ofNullable(wish.md5Key()).map(key -> seal.close(key, row.id)).orElse(null);
        return row;
    }
}
