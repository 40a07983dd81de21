/** What is added to every operation's description, so that no resource has to say it by itself. */
package peering.kit.api;
