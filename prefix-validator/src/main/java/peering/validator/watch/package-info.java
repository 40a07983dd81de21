/** A source changed: which claims does it touch? */
package peering.validator.watch;
