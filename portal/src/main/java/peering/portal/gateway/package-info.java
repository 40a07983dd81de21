/**
 * The gateway: who is logged in, and the way from the page to the four public APIs.
 *
 * <pre>
 *   browser ── session cookie ──► ApiDoor ──► Proxy ── bearer token ──► registration, validator,
 *                                    │                                  telemetry, alerting
 *                                    └──────► SessionResource (who am I, log out)
 * </pre>
 *
 * No token reaches the page. The tokens are in an encrypted cookie that scripts cannot read; the
 * gateway keeps nothing, so any replica serves any session.
 */
package peering.portal.gateway;
