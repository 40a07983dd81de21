/** How this service refuses a request. */
package peering.validator.web;
