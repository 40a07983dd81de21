/** Claims in from Kafka, verdicts out, and what is remembered of both. */
package peering.validator.intake;
