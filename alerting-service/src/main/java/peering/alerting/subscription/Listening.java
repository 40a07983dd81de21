package peering.alerting.subscription;

/** An enabled endpoint that asks for a trouble, by one of its subscriptions. */
public record Listening(String endpointId, Terms terms) {}
