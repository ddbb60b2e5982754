package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.imports.ReadRow;
import java.util.List;

/** Reads the accounts of one kind of file. */
interface RowReader {
    /**
     * In their order.
     *
     * @throws dev.rolewatch.account.rest.InvalidRequestException if it is no such file
     */
    List<ReadRow> read(String text);
}
