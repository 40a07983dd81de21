/** A trouble from its first sight to its end, and the decision to tell of it, with its reason. */
package peering.alerting.alert;
