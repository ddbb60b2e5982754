package dev.rolewatch.discovery.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Lets all stores of the process share one amount of native memory. By default each store of each partition has its own,
 * some 60 MB, which is more than a machine has where there are many partitions.
 */
public final class SharedMemory implements RocksDBConfigSetter {
    /** The setting that holds the number of bytes; the first store that opens decides. */
    static final String BYTES = "rolewatch.stores.memory";

    private static final long WRITE_BUFFER = 4L << 20;
    private static final int MOST_WRITE_BUFFERS = 2;
    private static final long BLOCK = 16L << 10;
    private static final int BITS_PER_KEY = 10;
    private static Memory shared;

    private record Memory(Cache cache, WriteBufferManager writes, BloomFilter filter) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Memory memory = memory((Long) configs.get(BYTES));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setBlockSize(BLOCK);
        table.setFilterPolicy(memory.filter());
        // Else they are outside of the cache, and grow with what is stored.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writes());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(MOST_WRITE_BUFFERS);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    /** What is shared stays open for the other stores. */
    @Override
    public void close(String storeName, Options options) {}

    private static synchronized Memory memory(long bytes) {
        if (shared == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes);
            // Write buffers count as part of the cache, of which they may take half.
            shared = new Memory(cache, new WriteBufferManager(bytes / 2, cache), new BloomFilter(BITS_PER_KEY));
        }
        return shared;
    }
}
