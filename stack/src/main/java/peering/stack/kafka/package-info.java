/** A real Kafka broker, and for tests a patient reader of its topics. */
package peering.stack.kafka;
