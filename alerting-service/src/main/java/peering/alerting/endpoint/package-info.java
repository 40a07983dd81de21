/**
 * Where a customer wants to be told: a URL that may be called, the secrets that sign, and whether
 * it is enabled.
 *
 * <p>The wall against a webhook being turned into a probe of somebody's inside has two parts:
 * {@link peering.alerting.endpoint.EndpointUrl} judges the text, {@link
 * peering.alerting.endpoint.TargetCheck} every address behind it, at registration and again at each
 * delivery.
 */
package peering.alerting.endpoint;
