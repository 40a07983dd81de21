package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import peering.alerting.endpoint.EndpointConfig;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointUrl;
import peering.alerting.endpoint.SigningKey;
import peering.alerting.endpoint.TargetCheck;
import peering.alerting.format.Body;
import peering.alerting.format.Format;

/** Lets a request out: only to a place that was checked this very moment, and only signed. */
@ApplicationScoped
class Departure {
    static final String USER_AGENT = "open-peering-webhooks/1";

    private final TargetCheck targets;
    private final WebhookSender sender;
    private final EndpointConfig endpointConfig;
    private final RetrySchedule schedule;

    Departure(
            TargetCheck targets,
            WebhookSender sender,
            EndpointConfig endpointConfig,
            DeliveryConfig config) {
        this.targets = targets;
        this.sender = sender;
        this.endpointConfig = endpointConfig;
        this.schedule = new RetrySchedule(config.retryAfter(), config.longestWish());
    }

    /** A place that is closed now may be open later: the name is its owner's to mend. */
    Exchange send(DeliveryQueue.Claimed claimed, EndpointKeys keys, Instant now)
            throws InterruptedException {
        var secrets = new ArrayList<>(keys.headers().values());
        keys.credential().ifPresent(secrets::add);
        return send(claimed.url(), place -> request(place, claimed, keys, now)).without(secrets);
    }

    /** Where a request goes: checked, and not to be resolved again. */
    record Place(EndpointUrl url, List<InetAddress> addresses) {}

    /** Sends what is made for the place, if the URL leads to an open one this very moment. */
    Exchange send(String text, Function<Place, WebhookRequest> made) throws InterruptedException {
        var verdict = EndpointUrl.judge(text, endpointConfig.allowLoopback());
        return switch (verdict) {
            case EndpointUrl.Verdict.Refused(String why, var _) -> unsent(why);
            case EndpointUrl.Verdict.Usable(EndpointUrl url) ->
                    switch (targets.check(url)) {
                        case TargetCheck.Target.Closed(String why, var _) -> unsent(why);
                        case TargetCheck.Target.Open(var addresses) ->
                                sender.send(made.apply(new Place(url, addresses)));
                    };
        };
    }

    Settlement settlement(DeliveryQueue.Claimed claimed, Exchange exchange, Instant now) {
        double dice = ThreadLocalRandom.current().nextDouble();
        var next = schedule.next(claimed.tries() + 1, exchange.outcome(), now, dice);
        return Settlement.of(exchange.outcome(), next);
    }

    private static WebhookRequest request(
            Place place, DeliveryQueue.Claimed claimed, EndpointKeys keys, Instant now) {
        var format = Format.of(claimed.format());
        String body = format.complete(claimed.body(), keys.credential());
        var headers = new HashMap<>(keys.headers());
        headers.putAll(Body.headersOf(claimed.headers()));
        headers.put("content-type", format.contentType());
        headers.put("user-agent", USER_AGENT);
        headers.putAll(signed(claimed.deliveryId(), body, keys.signing(), now));
        return WebhookRequest.post(place, keys.certificate(), headers, body);
    }

    /** The three headers of Standard Webhooks; every format has them. */
    static Map<String, String> signed(String id, String body, List<SigningKey> keys, Instant now) {
        long seconds = now.getEpochSecond();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(seconds),
                "webhook-signature", WebhookSignature.of(keys, id, seconds, bytes));
    }

    private static Exchange unsent(String why) {
        return Exchange.unanswered("nothing was sent: " + why, Duration.ZERO);
    }
}
