package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import peering.alerting.endpoint.EndpointConfig;
import peering.alerting.endpoint.EndpointUrl;
import peering.alerting.endpoint.TargetCheck;
import peering.alerting.endpoint.WebhookSecret;

/** Lets a request out: only to a place that was checked this very moment, and only signed. */
@ApplicationScoped
class Departure {
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
    Exchange send(DeliveryQueue.Claimed claimed, List<WebhookSecret> secrets, Instant now)
            throws InterruptedException {
        var verdict = EndpointUrl.judge(claimed.url(), endpointConfig.allowLoopback());
        return switch (verdict) {
            case EndpointUrl.Verdict.Refused(String why, var _) -> unsent(why);
            case EndpointUrl.Verdict.Usable(EndpointUrl url) ->
                    switch (targets.check(url)) {
                        case TargetCheck.Target.Closed(String why, var _) -> unsent(why);
                        case TargetCheck.Target.Open(var addresses) ->
                                sender.send(
                                        new WebhookRequest(
                                                url,
                                                addresses,
                                                headers(claimed, secrets, now),
                                                claimed.body()));
                    };
        };
    }

    Settlement settlement(DeliveryQueue.Claimed claimed, Exchange exchange, Instant now) {
        double dice = ThreadLocalRandom.current().nextDouble();
        var next = schedule.next(claimed.tries() + 1, exchange.outcome(), now, dice);
        return Settlement.of(exchange.outcome(), next);
    }

    private static Map<String, String> headers(
            DeliveryQueue.Claimed claimed, List<WebhookSecret> secrets, Instant now) {
        long seconds = now.getEpochSecond();
        byte[] body = claimed.body().getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "content-type", "application/json",
                "user-agent", "open-peering-webhooks/1",
                "webhook-id", claimed.deliveryId(),
                "webhook-timestamp", Long.toString(seconds),
                "webhook-signature",
                        WebhookSignature.of(secrets, claimed.deliveryId(), seconds, body));
    }

    private static Exchange unsent(String why) {
        return Exchange.unanswered("nothing was sent: " + why, Duration.ZERO);
    }
}
