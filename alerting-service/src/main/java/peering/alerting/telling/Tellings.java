package peering.alerting.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import peering.alerting.alert.Audience.Hears;
import peering.alerting.alert.Trouble;
import peering.alerting.delivery.Deliveries;
import peering.alerting.delivery.Telling;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.format.Format;
import peering.alerting.format.FormatConfig;
import peering.alerting.format.Links;
import peering.alerting.format.Notice;
import peering.alerting.format.Wording;
import peering.alerting.web.FreshId;

/** Puts tellings of an alert into the queue, each in its endpoint's form. */
@ApplicationScoped
public class Tellings {
    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final URI publicUrl;

    Tellings(Deliveries deliveries, Endpoints endpoints, FormatConfig config) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.publicUrl = config.publicUrl();
    }

    /**
     * As part of the transaction in progress.
     *
     * @param factAt when the fact behind it was written, for measuring how long the telling took
     */
    public Uni<Void> enqueue(
            String alertId, Trouble trouble, List<Hears> hears, Instant factAt, Instant now) {
        return endpoints
                .formatsOf(hears.stream().map(Hears::endpointId).toList())
                .chain(formats ->
                        Multi.createFrom()
                                .iterable(hears)
                                .onItem()
                                .transformToUniAndConcatenate(one -> {
                                    var format = formats.get(one.endpointId());
                                    var telling = telling(alertId, trouble, one, format, factAt);
                                    return deliveries.enqueue(telling, now);
                                })
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    private Telling telling(
            String alertId, Trouble trouble, Hears one, Format format, Instant factAt) {
        String id = FreshId.of(FreshId.DELIVERY);
        return new Telling(
                id,
                one.endpointId(),
                trouble.organisation(),
                alertId,
                one.key(),
                format,
                format.of(id, notice(alertId, trouble, one)),
                factAt);
    }

    private Notice notice(String alertId, Trouble trouble, Hears one) {
        return new Notice(
                alertId,
                trouble.troubleId(),
                trouble.kind(),
                one.transition(),
                trouble.severity(),
                trouble.state(),
                trouble.summary(),
                trouble.startedAt(),
                trouble.detectedAt(),
                trouble.endedAt(),
                trouble.allLabels(),
                Wording.of(
                        trouble.kind(), trouble.evidence(), alertId, one.transition(), publicUrl),
                URI.create(Links.of(publicUrl, alertId).alert()));
    }
}
