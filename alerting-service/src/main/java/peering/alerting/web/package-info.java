/** The floor the resources stand on: refusals, ids, paging, whose objects are seen. */
package peering.alerting.web;
