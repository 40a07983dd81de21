/**
 * The door for our own routers, which tell by BMP (RFC 7854) what their sessions show. It decodes
 * and hands on; whose session it is and what that means is the room {@code session}'s work.
 */
package peering.telemetry.bmp;
