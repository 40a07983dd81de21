package peering.registration.limit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.registration.web.Read;

/** Customers and partners see how far they are from their limits. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/limits")
@Tag(name = "Limits")
class LimitResource {
    private final Instance<Limited> rooms;
    private final Caller caller;

    LimitResource(@Any Instance<Limited> rooms, Caller caller) {
        this.rooms = rooms;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.CUSTOMER, Role.Names.PARTNER})
    @Read
    @Operation(
            summary = "How much the organisation has, and how much it may have",
            description =
                    "For a customer its connections and prefixes, for a partner its sessions and registered"
                            + " prefixes. All on one page.")
    public Uni<Page<Limit>> list() {
        Uni<List<Limit>> all = Uni.createFrom().item(new ArrayList<>());
        for (var room : rooms) {
            all = all.call(found -> room.of(caller).invoke(limit -> limit.ifPresent(found::add)));
        }
        return all.map(found -> new Page<>(sorted(found), null));
    }

    private static List<Limit> sorted(List<Limit> found) {
        return found.stream().sorted(Comparator.comparing(Limit::name)).toList();
    }
}
