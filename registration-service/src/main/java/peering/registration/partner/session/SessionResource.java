package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.Step;
import peering.registration.partner.Steps;
import peering.registration.web.Change;
import peering.registration.web.IfMatch;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Sessions as they are read, and what partners may change of theirs. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sessions")
@Tag(name = "Sessions")
class SessionResource {
    private final OwnSessions own;
    private final Sessions sessions;
    private final Steps steps;
    private final Md5Seal seal;
    private final IfMatch ifMatch;
    private final Caller caller;

    SessionResource(
            OwnSessions own,
            Sessions sessions,
            Steps steps,
            Md5Seal seal,
            IfMatch ifMatch,
            Caller caller) {
        this.own = own;
        this.sessions = sessions;
        this.steps = steps;
        this.seal = seal;
        this.ifMatch = ifMatch;
        this.caller = caller;
    }

    /** What is left out stays as it is. */
    record Changes(
            @Min(1) @Max(10_000_000) @Schema(examples = "100000") Integer bandwidthMbps,
            @Min(1) @Max(1_000_000) @Schema(examples = "2000") Integer maxPrefixes,
            @Pattern(
                            regexp = NewSession.MD5_KEY,
                            message = "is no MD5 key; send 1 to 80 visible ASCII characters")
                    @Schema(writeOnly = true)
                    String md5Key) {
        /** The MD5 key belongs into no log. */
        @Override
        public String toString() {
            return "Changes[" + bandwidthMbps + " " + maxPrefixes + "]";
        }
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(
            summary = "List sessions, oldest first",
            description = "An operator sees all, a partner its own.")
    public Uni<Page<Session>> list(
            @BeanParam @Valid PageQuery page, @BeanParam @Valid SessionFilter filter) {
        return sessions.page(page, filter, caller);
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a session")
    public Uni<Session> read(String sessionId) {
        return own.visible(sessionId, caller).map(SessionEntity::toSession);
    }

    @GET
    @Path("/{sessionId}/history")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List what befell a session, oldest first")
    public Uni<Page<Step>> history(String sessionId, @BeanParam @Valid PageQuery page) {
        return own.visible(sessionId, caller).chain(row -> steps.page(page, row.id));
    }

    @PATCH
    @Path("/{sessionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Change bandwidth, max-prefix or MD5 key",
            description = "What is left out stays as it is.")
    public Uni<Session> change(String sessionId, @NotNull @Valid Changes changes) {
        return own.locked(sessionId, caller)
                .invoke(held -> {
                    ifMatch.allows(held.session().revision);
                    refuseClosed(held.session());
                    apply(changes, held.session());
                })
                .chain(held -> sessions.write(held.session(), held.partner().asn()));
    }

    private void apply(Changes changes, SessionEntity row) {
        if (changes.bandwidthMbps() != null) row.bandwidthMbps = changes.bandwidthMbps();
        if (changes.maxPrefixes() != null) row.maxPrefixes = changes.maxPrefixes();
        if (changes.md5Key() != null) row.md5Sealed = seal.close(changes.md5Key(), row.id);
        row.revision++;
    }

    private static void refuseClosed(SessionEntity row) {
        if (row.state() instanceof SessionState.Open) return;
        throw Problem.SESSION_STATE.because("The session is closed; ask for another one.");
    }
}
