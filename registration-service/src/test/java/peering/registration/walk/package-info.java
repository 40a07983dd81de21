/**
 * The service's OpenAPI document as a list of things to try: every operation, what it takes, and
 * what a careless or hostile client could send instead. Knows no endpoint by name.
 */
package peering.registration.walk;
