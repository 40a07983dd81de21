package peering.telemetry.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the feeds that come over HTTP. The server's body limit bounds what is sent. */
@ConfigMapping(prefix = "peering.feeds")
public interface FeedConfig {
    /** Bytes of one MRT record; the rest of the file is not read when one says it is larger. */
    @WithDefault("1048576")
    int mostRecordBytes();

    /** Bytes of a feed once it is unpacked: a small gzip may hold a very large nothing. */
    @WithDefault("4294967296")
    long mostUnpackedBytes();

    /** How many skipped records are named in the answer; all are counted. */
    @WithDefault("100")
    int mostSkippedShown();
}
