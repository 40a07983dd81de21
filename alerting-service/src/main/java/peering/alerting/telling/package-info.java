/**
 * What becomes of a decision to tell: one telling for each endpoint that is to hear, in its form.
 */
package peering.alerting.telling;
