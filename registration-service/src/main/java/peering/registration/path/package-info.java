/**
 * Which site carries a verified prefix now, and why: decided anew whenever something happens, kept
 * as history, told as facts.
 *
 * <p>Whatever happens only marks the prefixes concerned, in its own transaction ({@link
 * peering.registration.path.Reviews}); the {@link peering.registration.path.Reviewer} decides.
 */
package peering.registration.path;
