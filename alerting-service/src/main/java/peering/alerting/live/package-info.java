/** An organisation's alerts as they change, as a stream that can be resumed. */
package peering.alerting.live;
