package peering.alerting.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose the troubles are that are nobody's prefix. */
@ConfigMapping(prefix = "peering.operator")
public interface OperatorConfig {
    /** The organisation in the tokens of this installation's operators. */
    @WithDefault("operator")
    String organisation();
}
