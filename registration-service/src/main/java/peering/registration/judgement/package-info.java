/** The doors in from Kafka: verdicts change standings, session states change paths. */
package peering.registration.judgement;
