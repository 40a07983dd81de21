package peering.registration.limit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that an organisation may have only so much of.
 *
 * @param name of the list that it is in, such as {@code prefixes}
 * @param used how many it has
 * @param most how many it may have; it may have more if the limit was lowered
 */
public record Limit(@Schema(examples = "prefixes") String name, long used, long most) {}
