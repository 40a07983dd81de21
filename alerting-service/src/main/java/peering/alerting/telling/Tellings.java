package peering.alerting.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
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

/**
 * Puts tellings into the queue, each in its endpoint's form, as part of the transaction at hand.
 */
@ApplicationScoped
class Tellings {
    /** What does not fit into a message is left out from the end. */
    private static final Comparator<One> GRAVEST_FIRST =
            Comparator.comparing((One one) -> one.trouble().state())
                    .thenComparing(one -> one.trouble().severity(), Comparator.reverseOrder())
                    .thenComparing(One::alertId);

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final URI publicUrl;

    Tellings(Deliveries deliveries, Endpoints endpoints, FormatConfig config) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.publicUrl = config.publicUrl();
    }

    /**
     * One transition of an alert, to one endpoint.
     *
     * @param stream what waits for each other
     */
    record One(String alertId, Trouble trouble, Hears hears, String stream) {}

    /**
     * @param factAt when the fact behind it was written, for measuring how long the telling took
     */
    Uni<Void> enqueue(List<One> tellings, Instant factAt, Instant now) {
        if (tellings.isEmpty()) return Uni.createFrom().voidItem();
        return endpoints
                .formatsOf(tellings.stream().map(one -> one.hears().endpointId()).toList())
                .chain(formats ->
                        Multi.createFrom()
                                .iterable(tellings)
                                .onItem()
                                .transformToUniAndConcatenate(one -> {
                                    var format = formats.get(one.hears().endpointId());
                                    return deliveries.enqueue(telling(one, format, factAt), now);
                                })
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    /**
     * Several alerts' transitions in one telling, or each in its own where the format knows no
     * groups; all of one organisation, endpoint and stream.
     */
    Uni<Void> enqueueGroup(List<One> unsorted, SortedMap<String, String> common, Instant now) {
        var members = unsorted.stream().sorted(GRAVEST_FIRST).toList();
        if (members.size() == 1) return enqueue(members, now, now);
        var first = members.getFirst();
        String endpointId = first.hears().endpointId();
        return endpoints
                .formatsOf(List.of(endpointId))
                .chain(formats -> {
                    var format = formats.get(endpointId);
                    if (!format.tellsGroups()) return enqueue(members, now, now);
                    var telling = group(members, common, format, now);
                    return deliveries.enqueueGroup(telling, transitions(members), now);
                });
    }

    private static Map<String, String> transitions(List<One> members) {
        return members.stream().collect(Collectors.toMap(One::alertId, one -> one.hears().key()));
    }

    private Telling group(
            List<One> members, SortedMap<String, String> common, Format format, Instant now) {
        String id = FreshId.of(FreshId.DELIVERY);
        var first = members.getFirst();
        var notices = members.stream().map(this::notice).toList();
        return new Telling(
                id,
                first.hears().endpointId(),
                first.trouble().organisation(),
                null,
                "group",
                first.stream(),
                format,
                format.ofGroup(id, first.stream(), common, notices),
                now);
    }

    private Telling telling(One one, Format format, Instant factAt) {
        String id = FreshId.of(FreshId.DELIVERY);
        return new Telling(
                id,
                one.hears().endpointId(),
                one.trouble().organisation(),
                one.alertId(),
                one.hears().key(),
                one.stream(),
                format,
                format.of(id, notice(one)),
                factAt);
    }

    private Notice notice(One one) {
        var trouble = one.trouble();
        var transition = one.hears().transition();
        return new Notice(
                one.alertId(),
                trouble.troubleId(),
                trouble.kind(),
                transition,
                trouble.severity(),
                trouble.state(),
                trouble.summary(),
                trouble.startedAt(),
                trouble.detectedAt(),
                trouble.endedAt(),
                trouble.allLabels(),
                Wording.of(trouble.subject(one.alertId()), transition, publicUrl),
                URI.create(Links.of(publicUrl, one.alertId()).alert()));
    }
}
