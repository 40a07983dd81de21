/**
 * MRT, the form in which collectors keep BGP (RFC 6396, RFC 8050): records read from a file or
 * stream ({@link peering.routing.mrt.MrtReader}), decoded ({@link peering.routing.mrt.MrtDecoder})
 * and written ({@link peering.routing.mrt.MrtWriter}).
 *
 * <p>Reading and decoding are apart, because a record is what travels: whoever reads a file passes
 * the bytes on, whoever needs the routes decodes them.
 */
package peering.routing.mrt;
