/**
 * Partners (ISP, IXP, SD-cloud interconnect): their application and its approval.
 *
 * <p>Two closets above it: {@code session}, their BGP sessions at our routers; {@code registered},
 * the prefixes they registered and the keys to them. {@code registered} may use {@code session}.
 */
package peering.registration.partner;
