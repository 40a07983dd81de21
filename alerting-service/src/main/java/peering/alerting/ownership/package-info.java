/**
 * Who owns which connection and prefix, as registration tells it. Without it a subscription could
 * not be checked, because no service asks another.
 */
package peering.alerting.ownership;
