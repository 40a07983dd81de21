/**
 * BGP's own words: paths ({@link peering.routing.bgp.AsPath}), communities, and UPDATE messages
 * read ({@link peering.routing.bgp.BgpMessages}), taken apart ({@link
 * peering.routing.bgp.UpdateParts}) and written ({@link peering.routing.bgp.BgpUpdateWriter}); what
 * a session agreed on ({@link peering.routing.bgp.BgpOpen}).
 *
 * <p>Reading is built for a stage that looks at every route of the Internet and keeps few: prefixes
 * arrive at a {@link peering.routing.bgp.RouteSink} as bits, everything else stays in the bytes
 * until {@link peering.routing.bgp.RouteView} is asked for it.
 */
package peering.routing.bgp;
