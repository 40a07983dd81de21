/**
 * What the RPKI says of routes: validated ROA payloads ({@link peering.routing.rpki.Vrp}), the
 * table of all of them ({@link peering.routing.rpki.VrpTable}), route origin validation by RFC 6811
 * ({@link peering.routing.rpki.Rov}); validated ASPA payloads and what they say of a hop ({@link
 * peering.routing.rpki.AspaTable}); and the JSON in which relying parties hand both over ({@link
 * peering.routing.rpki.VrpJson}). Signatures are checked by the relying party, not here.
 */
package peering.routing.rpki;
