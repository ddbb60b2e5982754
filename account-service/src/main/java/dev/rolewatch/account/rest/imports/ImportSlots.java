package dev.rolewatch.account.rest.imports;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few files be imported at once, for each is in memory as a whole. */
@Singleton
class ImportSlots {
    private static final int SLOTS = 2;

    private final Semaphore free = new Semaphore(SLOTS);

    /** @throws TooManyImportsException if all are taken */
    <T> T importing(Supplier<T> file) {
        if (!free.tryAcquire()) {
            throw new TooManyImportsException();
        }
        try {
            return file.get();
        } finally {
            free.release();
        }
    }
}
