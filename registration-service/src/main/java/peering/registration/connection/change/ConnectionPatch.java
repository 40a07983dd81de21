package peering.registration.connection.change;

import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.CommonProblem;
import peering.registration.connection.Location;
import peering.registration.connection.Tags;
import peering.registration.connection.Terms;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.web.Id;
import peering.registration.web.OneLine;

/**
 * Which of a customer's choices are to be changed (RFC 7396, but tags are replaced as one).
 *
 * <p>A field that was left out is null here; one that was sent as null is empty, and is removed.
 */
@Schema(description = "What is left out stays as it is.")
class ConnectionPatch {
    @Schema(implementation = String.class, examples = "Acme Amsterdam")
    public Optional<@OneLine String> name;

    @Schema(implementation = Location.class, nullable = true, description = "Null removes it.")
    public Optional<@Valid Location> location;

    @Schema(description = "All of them, in place of those that were there.")
    public Optional<@Tags Map<String, String>> tags;

    @Schema(
            implementation = String.class,
            description = "Needs a key of the new partner for every prefix, in 'keys'.")
    public Optional<@OneLine String> partnerId;

    @Schema(implementation = String.class)
    public Optional<@OneLine String> primarySiteId;

    @Schema(
            implementation = String.class,
            nullable = true,
            description = "Null makes the Internet the backup.")
    public Optional<@OneLine String> backupSiteId;

    @Schema(description = "Keys of the new partner, by the ids of the prefixes they are for.")
    public Map<String, String> keys = Map.of();

    /** What the customer wants now. */
    Terms onto(Terms before) {
        var where = changed(location, before.location());
        Location.mustBeWhole(where);
        return new Terms(
                kept("name", name, before.name()),
                where,
                kept("tags", tags, before.tags()),
                kept(Terms.PARTNER, partnerId, before.partnerId()),
                kept(Terms.PRIMARY, primarySiteId, before.primarySiteId()),
                changed(backupSiteId, before.backupSiteId()));
    }

    /** The keys that were sent, by prefix id. */
    Map<String, PrefixKey> prefixKeys() {
        if (keys == null) return Map.of();
        var read = new HashMap<String, PrefixKey>();
        keys.forEach((id, text) -> {
            boolean good = Id.isOne(id) && text != null && !text.isEmpty();
            if (!good || text.length() > PrefixKey.LONGEST) {
                throw CommonProblem.FIELD_INVALID.at(
                        "keys",
                        "It holds something else than ids of prefixes and their keys.",
                        "Send {\"pfx_…\": \"ppk_…\"} with the id of each prefix.");
            }
            read.put(id, new PrefixKey(text));
        });
        return read;
    }

    private static <T> T changed(Optional<T> sent, T before) {
        return sent == null ? before : sent.orElse(null);
    }

    private static <T> T kept(String field, Optional<T> sent, T before) {
        if (sent == null) return before;
        return sent.orElseThrow(() ->
                CommonProblem.FIELD_INVALID.at(
                        field, "This cannot be removed.", "Send a value, or leave it out."));
    }
}
