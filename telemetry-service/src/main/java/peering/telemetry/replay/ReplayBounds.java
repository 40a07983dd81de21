package peering.telemetry.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import peering.telemetry.detect.Detection;

/** How large one replay may be, over HTTP and at the command line. */
@ConfigMapping(prefix = "peering.replay")
public interface ReplayBounds {
    /** Bytes of the stream once it is unpacked: a small file may hold a very large nothing. */
    @WithDefault("4294967296")
    long mostUnpackedBytes();

    /** Bytes of one MRT record. */
    @WithDefault("1048576")
    int mostRecordBytes();

    /** Prefixes with a policy. */
    @WithDefault("100")
    int mostPrefixes();

    /** Routes remembered, of all prefixes together; with more the replay ends. */
    @WithDefault("200000")
    int mostRoutes();

    /** Facts told; the rest is counted and left out. */
    @WithDefault("5000")
    int mostFacts();

    /** Anomalies shown; the rest is counted and left out. So many at once end the replay. */
    @WithDefault("500")
    int mostAnomalies();

    /** What detection may hold in memory. */
    default Detection.Held held() {
        return new Detection.Held(mostRoutes(), mostAnomalies());
    }
}
