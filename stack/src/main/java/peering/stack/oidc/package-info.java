/** The OpenID Connect server as a child process, who it knows, and tokens from it. */
package peering.stack.oidc;
