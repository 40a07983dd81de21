package peering.alerting.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.Generated;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/** A row of {@code subscription}. */
@Entity
@Table(name = "subscription")
class SubscriptionEntity {
    @Id
    @Column(name = "subscription_id")
    String id;

    @Generated
    @Column(name = "subscription_no", insertable = false, updatable = false)
    Long number;

    String organisation;

    @Column(name = "endpoint_id")
    String endpointId;

    @Column(name = "connection_id")
    String connectionId;

    /** Words, with commas between them. */
    String troubles;

    @Enumerated(EnumType.STRING)
    @Column(name = "min_severity")
    Severity minSeverity;

    /** {@link Terms} as JSON. */
    String terms;

    @Column(name = "created_at")
    Instant createdAt;

    void troubles(List<TroubleKind> kinds) {
        troubles =
                kinds.stream().distinct().map(TroubleKind::slug).collect(Collectors.joining(","));
    }

    void terms(Terms all) {
        terms = FactJson.text(all);
    }

    Terms terms() {
        return FactJson.read(terms, Terms.class);
    }

    Wanted wanted() {
        return new Wanted(kinds(), minSeverity, connectionId, terms().matchers());
    }

    private List<TroubleKind> kinds() {
        return Arrays.stream(troubles.split(","))
                .flatMap(word -> TroubleKind.of(word).stream())
                .toList();
    }

    Subscription shown() {
        var all = terms();
        return new Subscription(
                id,
                organisation,
                endpointId,
                connectionId,
                kinds(),
                minSeverity,
                all.matchers(),
                all.quietHours(),
                all.grouping(),
                all.repeatMinutes(),
                createdAt);
    }
}
