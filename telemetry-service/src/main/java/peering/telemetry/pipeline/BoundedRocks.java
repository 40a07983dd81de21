package peering.telemetry.pipeline;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all state stores together. By default each store of each partition
 * takes 50 MB of cache and up to 48 MB of buffers, outside of the heap: a dozen stores and more in
 * six partitions would outgrow any container.
 */
public final class BoundedRocks implements RocksDBConfigSetter {
    private static final long ALL_BYTES = 48L << 20;
    private static final long BUFFER_BYTES = 20L << 20;
    private static final long BUFFER_OF_ONE = 2L << 20;
    private static final int BUFFERS_OF_ONE = 2;

    /**
     * What a buffer takes at its first write. An eighth of the buffer, as it is by default, is more
     * than all have together when each of a hundred and more stores took one: from then on every
     * write would be a file of its own.
     */
    private static final long BUFFER_BEGINS_WITH = 32L << 10;

    private static final double FOR_INDEXES = 0.1;

    private static final Cache CACHE;
    private static final WriteBufferManager BUFFERS;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(ALL_BYTES, -1, false, FOR_INDEXES);
        BUFFERS = new WriteBufferManager(BUFFER_BYTES, CACHE);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(BUFFER_OF_ONE);
        options.setMaxWriteBufferNumber(BUFFERS_OF_ONE);
        options.setArenaBlockSize(BUFFER_BEGINS_WITH);
    }

    @Override
    public void close(String store, Options options) {
        // Cache and buffers are everybody's and live as long as the process.
    }
}
