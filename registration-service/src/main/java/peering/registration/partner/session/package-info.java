/** A partner's BGP sessions at our routers, and the redundancy that they make. */
package peering.registration.partner.session;
