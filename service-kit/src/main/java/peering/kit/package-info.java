/**
 * What the four services share at their doors, because four really do: how a request is refused,
 * who is asking, how a list is paged, how a secret is kept, how a fact comes in and goes out, what
 * time it is.
 *
 * <p>From the floor up: {@code clock}, {@code problem}, {@code identity}, {@code page}, {@code
 * secret}, {@code facts}, {@code outbox}. Nothing here decides anything about peering.
 */
package peering.kit;
