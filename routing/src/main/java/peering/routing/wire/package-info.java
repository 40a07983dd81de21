/**
 * Bytes of a protocol, read within their bounds and written: the floor of the rooms that speak wire
 * formats.
 */
package peering.routing.wire;
