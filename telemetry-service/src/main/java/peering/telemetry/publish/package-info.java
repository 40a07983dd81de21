/** How records leave the service: from the doors by a raw producer, from the topology as facts. */
package peering.telemetry.publish;
