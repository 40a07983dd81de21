package peering.registration.proposal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.kit.facts.FactJson;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.Partner;
import peering.registration.proposal.NearbyPartner.Cursor;
import peering.registration.site.Sites;
import peering.registration.site.place.Distance;
import peering.registration.site.place.Near;

/**
 * Which providers can be had at a place: the active ones, each by the nearest site in service where
 * it has an active session. How far the sites are is computed here, for all of them, whose number
 * is bounded; who serves there is looked up by those sites alone.
 */
@ApplicationScoped
class NearbyPartners {
    private static final String NEAREST =
            """
            with near as materialized (
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                    as near ("siteId" text, metres bigint)),
            nearest as (
                select distinct on (partner_id) partner_id, site_id, metres
                from near join peering_session as session on site_id = "siteId"
                where session.state = 'active'
                order by partner_id, metres, site_id)
            select cast(json_build_object(
                'partnerId', partner_id, 'name', partner.name, 'kind', kind, 'asn', asn,
                'siteId', site_id, 'siteName', site.name, 'metres', metres) as text)
            from nearest join partner using (partner_id) join site using (site_id)
            where partner.state = 'active' and (?2 = '' or kind = ?2)
            and (metres, partner_id) > (?3, ?4)
            order by metres, partner_id limit ?5
            """;

    private final Sites sites;
    private final ProposalConfig config;

    NearbyPartners(Sites sites, ProposalConfig config) {
        this.sites = sites;
        this.config = config;
    }

    private record Row(
            String partnerId,
            String name,
            Partner.Kind kind,
            long asn,
            String siteId,
            String siteName,
            long metres) {

        String cursor() {
            return new Cursor(metres, partnerId).text();
        }

        NearbyPartner shown() {
            double km = new Distance(metres, siteId).km();
            return new NearbyPartner(partnerId, name, kind, asn, siteId, siteName, km);
        }
    }

    /**
     * Nearest first.
     *
     * @param near without a distance, as far as a provider is available by policy
     * @param kind null for all kinds
     */
    Uni<Page<NearbyPartner>> page(PageQuery page, Near near, String kind) {
        var after =
                page.cursor == null
                        ? Cursor.START
                        : Cursor.of(page.cursor).orElseThrow(CommonProblem::foreignCursor);
        var around = near.within().isPresent() ? near : near.within(config.availableWithinKm());
        return sites.inService()
                .map(all -> around.nearest(all, null, all.size()))
                .chain(distances -> nearest(distances, kind, after, page.limit))
                .map(found -> Page.of(found, page.limit, Row::cursor).map(Row::shown));
    }

    /** One more than the page holds, if there are more. */
    private static Uni<List<Row>> nearest(
            List<Distance> distances, String kind, Cursor after, int limit) {
        String near = FactJson.text(distances);
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(NEAREST)
                                .setParameter(1, near)
                                .setParameter(2, kind == null ? "" : kind)
                                .setParameter(3, after.metres())
                                .setParameter(4, after.partnerId())
                                .setParameter(5, limit + 1)
                                .getResultList())
                .map(rows -> rows.stream().map(row -> FactJson.read(row, Row.class)).toList());
    }
}
