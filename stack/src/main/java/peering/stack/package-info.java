/**
 * Real infrastructure on this machine: a Kafka broker, a PostgreSQL server, an OpenID Connect
 * server. Knows no service.
 *
 * <p>Under every service's tests ({@link peering.stack.StackResource}: one set per JVM, on free
 * ports, gone with the JVM) and under the local stack of {@code journeys} (fixed ports, data kept).
 */
package peering.stack;
