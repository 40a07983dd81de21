/**
 * The doors through which facts come in, and the one transaction in which a fact becomes tellings.
 */
package peering.alerting.intake;
