package peering.registration.prefix.event;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which events are asked for; a {@code @BeanParam}. All conditions have to hold. */
public class EventQuery {
    @QueryParam("kind")
    @Parameter(description = "One of these kinds; may be given several times.")
    public List<EventKind> kinds = List.of();

    @QueryParam("severity")
    @Parameter(description = "One of these severities; may be given several times.")
    public List<EventSeverity> severities = List.of();

    @QueryParam("type")
    @Parameter(
            description =
                    "One of these names of Azure Peering Service; may be given several times.")
    public List<EventType> types = List.of();

    @QueryParam("since")
    @Parameter(description = "Not before this time (RFC 3339).")
    public Instant since;

    @QueryParam("until")
    @Parameter(description = "Before this time (RFC 3339).")
    public Instant until;
}
