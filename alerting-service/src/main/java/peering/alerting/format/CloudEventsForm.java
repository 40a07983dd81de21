package peering.alerting.format;

import peering.kit.facts.FactJson;

/** CloudEvents 1.0 over HTTP, structured: attributes and data are one JSON object. */
final class CloudEventsForm implements Form {
    @Override
    public Body of(String deliveryId, Notice notice) {
        return body(CloudEvent.of(deliveryId, notice));
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        return body(CloudEvent.ofGroup(deliveryId, group));
    }

    @Override
    public Body test(String deliveryId, Message message) {
        return body(CloudEvent.test(deliveryId, message));
    }

    private static Body body(CloudEvent event) {
        return Body.of(event.type(), FactJson.text(event));
    }
}
