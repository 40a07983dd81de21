/**
 * The floor that all resources stand on: how a request is refused, what an id looks like, how a
 * list is filtered, how strictly a body is read.
 */
package peering.registration.web;
