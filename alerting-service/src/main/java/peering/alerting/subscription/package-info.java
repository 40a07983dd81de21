/** Which troubles are told to which endpoint. */
package peering.alerting.subscription;
