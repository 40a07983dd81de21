package peering.registration.connection;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.OneLine;

/** Which connections a list shows; a {@code @BeanParam}. What is left out excludes nothing. */
public class ConnectionSearch {
    @QueryParam("state")
    @Pattern(
            regexp = "requested|active|suspended|closed",
            message = "is not a state; send requested, active, suspended or closed")
    @Parameter(description = "Left out: all but the closed ones.")
    public String state;

    @QueryParam("partnerId")
    @OneLine
    public String partnerId;

    @QueryParam("siteId")
    @OneLine
    @Parameter(description = "The primary or the backup site.")
    public String siteId;

    @QueryParam("text")
    @OneLine
    @Parameter(description = "A part of the name or of the place, in any case.")
    public String text;

    @QueryParam("tag")
    @Size(max = 50)
    @Parameter(description = "key:value; repeated, all have to be there.", example = "team:core")
    public List<String> tags;

    /** The same, of what one partner carries and may ask about: not about tags and places. */
    Filter byPartner(PageQuery page, String partner) {
        var filter = Filter.from(page).and("partnerId = :carrier", "carrier", partner);
        addShownTo(filter);
        return filter.andIf("locate(lower(:text), lower(name)) > 0", "text", text);
    }

    private void addShownTo(Filter filter) {
        if (state == null) filter.and("state <> 'closed'");
        filter.andIf("state = :state", "state", state)
                .andIf("partnerId = :partner", "partner", id(partnerId))
                .andIf("(primarySiteId = :site or backupSiteId = :site)", "site", id(siteId));
    }

    void addTo(Filter filter) {
        addShownTo(filter);
        filter.andIf(
                "locate(lower(:text), lower(concat(name, ' ', coalesce(place, '')))) > 0",
                "text",
                text);
        if (tags == null || tags.isEmpty()) return;
        tags.forEach(ConnectionSearch::mustBePair);
        filter.and("array_includes(tags, :tags)", "tags", tags.toArray(String[]::new));
    }

    /** What is no id is nowhere to be found. */
    private static String id(String text) {
        return text == null ? null : Id.known(text);
    }

    private static void mustBePair(String tag) {
        if (Tags.Rule.isPair(tag)) return;
        throw CommonProblem.FIELD_INVALID.at(
                "tag", "This is not key:value.", "Send a key, a colon and the whole value.");
    }
}
