/**
 * Partners (ISP, IXP, SD-cloud interconnect): their application and its approval, their BGP
 * sessions at our routers, the prefixes they registered and the keys to them.
 */
package peering.registration.partner;
