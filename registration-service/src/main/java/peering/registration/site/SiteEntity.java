package peering.registration.site;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import peering.contract.SiteFact;

/** A row of {@code site}; that of a removed site stays for those who name it. */
@Entity
@Table(name = "site")
public class SiteEntity extends PanacheEntityBase {
    @Id
    @Column(name = "site_id")
    String id;

    String name;
    String metro;
    String country;
    String state;
    double latitude;
    double longitude;

    @Convert(converter = JsonColumn.Facilities.class)
    List<Facility> facilities;

    @Convert(converter = JsonColumn.Exchanges.class)
    List<Exchange> exchanges = List.of();

    @Column(name = "bandwidth_offers")
    @Convert(converter = JsonColumn.Offers.class)
    List<BandwidthOffer> bandwidthOffers = List.of();

    String[] routers;
    String searched;
    String health;

    @Column(name = "health_since")
    Instant healthSince;

    @Column(name = "health_reason")
    String healthReason;

    @Column(name = "removed_at")
    Instant removedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

    /** Takes over what was said; what was not stays. */
    void take(SiteFields said) {
        if (said.name() != null) name = said.name();
        if (said.metro() != null) metro = said.metro();
        if (said.country() != null) country = said.country();
        if (said.state() != null) state = said.state().isEmpty() ? null : said.state();
        if (said.latitude() != null) latitude = said.latitude();
        if (said.longitude() != null) longitude = said.longitude();
        if (said.facilities() != null) facilities = List.copyOf(said.facilities());
        if (said.exchanges() != null) exchanges = List.copyOf(said.exchanges());
        if (said.bandwidthOffers() != null) bandwidthOffers = List.copyOf(said.bandwidthOffers());
        if (said.routers() != null) routers = said.routers().toArray(String[]::new);
        searched = searchedText();
    }

    private String searchedText() {
        var words = new ArrayList<>(List.of(name, metro, country));
        if (state != null) words.add(state);
        facilities.forEach(facility -> words.add(facility.name()));
        exchanges.forEach(exchange -> words.add(exchange.name()));
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    Health health() {
        return new Health(Health.State.of(health), healthSince, healthReason);
    }

    void become(Health next) {
        health = next.state().word();
        healthSince = next.since();
        healthReason = next.reason();
    }

    /** Notes that it changes now. */
    void touch(Instant now) {
        changedAt = now;
        revision++;
    }

    public Site toSite() {
        return new Site(
                id,
                name,
                metro,
                country,
                state,
                latitude,
                longitude,
                facilities,
                exchanges,
                bandwidthOffers,
                List.of(routers),
                routers.length >= Site.ROUTERS,
                health(),
                changedAt,
                revision);
    }

    SiteFact toFact() {
        return new SiteFact(
                id,
                name,
                metro,
                country,
                latitude,
                longitude,
                facilities.getFirst().name(),
                List.of(routers),
                Optional.of(
                        new SiteFact.Health(
                                switch (health().state()) {
                                    case IN_SERVICE -> SiteFact.State.InService;
                                    case DRAINING -> SiteFact.State.Draining;
                                    case DOWN -> SiteFact.State.Down;
                                },
                                healthSince,
                                healthReason)),
                Optional.ofNullable(removedAt),
                changedAt,
                revision);
    }
}
