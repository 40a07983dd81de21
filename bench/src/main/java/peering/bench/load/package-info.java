/** Load on the packaged registration-service, with a real broker, database and issuer. */
package peering.bench.load;
