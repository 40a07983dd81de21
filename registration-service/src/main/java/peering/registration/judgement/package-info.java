/** The door in from Kafka: verdicts change standings. */
package peering.registration.judgement;
