package peering.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is asked for; a {@code @BeanParam}. */
public class PageQuery {
    /** The most items of one page. */
    public static final int MOST = 1000;

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1)
    @Max(MOST)
    @Parameter(description = "Most items to return, 1 to 1000.")
    public int limit;

    @QueryParam("cursor")
    @Size(max = 200)
    @Parameter(description = "The 'next' of the page before; leave out for the first page.")
    public String cursor;
}
