/**
 * What a router says of its own sessions and tables: the BGP Monitoring Protocol (RFC 7854, with
 * Adj-RIB-Out of RFC 8671 and Loc-RIB of RFC 9069).
 *
 * <pre>
 *   bytes ──{@link peering.routing.bmp.BmpFrames}──► one whole message
 *         ──{@link peering.routing.bmp.BmpDecoder}──► {@link peering.routing.bmp.BmpMessage}
 *         ──{@link peering.routing.bmp.BmpSession}──► MRT records, and which peers are up
 * </pre>
 *
 * The router may be broken or hostile: each step is bounded and answers with what is wrong, never
 * with an exception. The socket is the caller's.
 */
package peering.routing.bmp;
