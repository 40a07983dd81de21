/**
 * The client's side of the RPKI-to-Router protocol: RFC 6810 (version 0), RFC 8210 (version 1) and
 * draft-ietf-sidrops-8210bis-27 (version 2, with ASPA). No sockets and no clock: bytes and times
 * come in, bytes and tables go out.
 */
package peering.routing.rtr;
