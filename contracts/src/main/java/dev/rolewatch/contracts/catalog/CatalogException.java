package dev.rolewatch.contracts.catalog;

import java.util.List;

/** Files of the catalog are wrong. The message tells every fault, so that all can be mended at once. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /**
     * @param faults each with its file and field, in a sentence that says what would be right
     */
    public CatalogException(List<String> faults) {
        super("the catalog cannot be used until this is mended:\n- " + String.join("\n- ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
