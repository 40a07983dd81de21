/** What stands in a webhook, one file each. Pure: a fact in, bytes out. */
package peering.alerting.format;
