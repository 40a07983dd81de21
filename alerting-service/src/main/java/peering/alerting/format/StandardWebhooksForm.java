package peering.alerting.format;

/** Our own message as it is, as Standard Webhooks 1.0 shapes it. */
final class StandardWebhooksForm implements Form {
    @Override
    public Body of(String deliveryId, Notice notice) {
        return Body.of(notice.message());
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        return Body.of(GroupMessage.of(group));
    }

    @Override
    public Body test(String deliveryId, Message message) {
        return Body.of(message);
    }
}
