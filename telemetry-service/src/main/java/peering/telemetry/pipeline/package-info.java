/** How the rooms are joined into one Kafka Streams topology. */
package peering.telemetry.pipeline;
