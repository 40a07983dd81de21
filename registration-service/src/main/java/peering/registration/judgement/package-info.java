/**
 * The doors in from Kafka: verdicts change standings, troubles and routes are noted, session states
 * change paths.
 */
package peering.registration.judgement;
