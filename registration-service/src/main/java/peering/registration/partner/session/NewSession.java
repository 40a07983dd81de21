package peering.registration.partner.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.OneLine;

/**
 * The wish for a session.
 *
 * @param kind direct if left out
 * @param exchange one of the site's; needed for a session at an exchange, refused for a direct one
 * @param md5Key for TCP MD5 (RFC 2385); kept encrypted and never shown
 */
record NewSession(
        @NotNull @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String siteId,
        @NotNull @OneLine @Schema(examples = "ams1-r1") String router,
        @Schema(examples = "exchange", description = "direct if left out") Session.Kind kind,
        @OneLine @Schema(examples = "AMS-IX") String exchange,
        @NotNull @OneLine @Schema(examples = "80.249.208.10") String peerAddress,
        @OneLine @Schema(examples = "80.249.208.1") String localAddress,
        @Min(1) @Max(10_000_000) @Schema(examples = "10000") Integer bandwidthMbps,
        @Min(1) @Max(1_000_000) @Schema(examples = "1000", description = "1000 if left out")
                Integer maxPrefixes,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
                @Pattern(
                        regexp = MD5_KEY,
                        message = "is no MD5 key; send 1 to 80 visible ASCII characters")
                @Schema(writeOnly = true)
                String md5Key) {
    static final int DEFAULT_MAX_PREFIXES = 1000;

    /** What routers take as a key. */
    static final String MD5_KEY = "[\\x21-\\x7e]{1,80}";

    NewSession {
        if (kind == null) kind = Session.Kind.DIRECT;
        if (maxPrefixes == null) maxPrefixes = DEFAULT_MAX_PREFIXES;
    }

    /** The MD5 key belongs into no log. */
    @Override
    public String toString() {
        return "NewSession[" + siteId + " " + router + " " + peerAddress + "]";
    }
}
