package peering.kit.identity;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is asking: the organisation (the tenant) and the roles of the token.
 *
 * <p>The organisation comes from the token and from nowhere else; no parameter or body may name the
 * tenant a request works for.
 */
@RequestScoped
public class Caller {
    /** The claim that holds the tenant. */
    public static final String ORGANISATION_CLAIM = "organisation";

    private static final int LONGEST = 100;

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    /** Read once: to look for a claim that no standard names costs an exception each time. */
    private String organisation;

    Caller(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    /**
     * The tenant.
     *
     * @throws ForbiddenException if the token names none: such a token owns nothing
     */
    public String organisation() {
        if (organisation == null) organisation = usable(token.getClaim(ORGANISATION_CLAIM));
        return organisation;
    }

    private static String usable(String claim) {
        if (claim == null || claim.isBlank() || claim.length() > LONGEST) {
            throw new ForbiddenException("the token has no usable organisation claim");
        }
        return claim;
    }

    /** The token's subject, for audit trails and logs. */
    public String subject() {
        return token.getSubject();
    }

    /** True if the token has the role. */
    public boolean is(Role role) {
        return identity.hasRole(role.claim());
    }

    /**
     * True if the caller may see what belongs to {@code owner}: its own, or all for an operator.
     */
    public boolean maySee(String owner) {
        return is(Role.OPERATOR) || organisation().equals(owner);
    }
}
