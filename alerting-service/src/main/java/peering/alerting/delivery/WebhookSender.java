package peering.alerting.delivery;

/** The network, as far as webhooks need it. A port, because the network is hostile. */
interface WebhookSender {
    /** Sends once and blocks until the outcome is clear, for the configured timeout at most. */
    Exchange send(WebhookRequest request) throws InterruptedException;
}
