package peering.validator.source.irr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which routing registries are asked, and how far each is trusted. */
@ConfigMapping(prefix = "peering.irr")
public interface IrrConfig {
    /**
     * Servers that speak IRRd's query protocol, each {@code host:port}; all of them are asked. One
     * that is to be asked for some registries only names them: {@code host:port/RIPE+ARIN}. Without
     * any, nobody is asked.
     */
    Optional<List<String>> servers();

    /** Registries in which only the holder of a prefix may register it. */
    @WithDefault("RIPE,ARIN,APNIC,AFRINIC,LACNIC")
    List<String> authenticated();

    /** Registries that are asked, too, and in which anybody may have registered anything. */
    @WithDefault("RADB,NTTCOM,ALTDB,LEVEL3,RIPE-NONAUTH")
    List<String> unauthenticated();

    /** One server's whole dialogue, connect to last byte. */
    @WithDefault("20s")
    Duration timeout();

    /** Most bytes of one server's answers. */
    @WithDefault("4194304")
    int mostBytes();

    /** How long an answer holds. */
    @WithDefault("4h")
    Duration holds();

    /** How long it holds that there is no object: somebody may be creating it. */
    @WithDefault("15m")
    Duration holdsNone();
}
