package dev.rolewatch.account.choice;

import java.util.List;

/** A wish that cannot be fulfilled, with all that is wrong with it. */
public final class ImpossibleChoiceException extends RuntimeException {
    private final transient List<Fault> faults;

    ImpossibleChoiceException(List<Fault> faults) {
        super(faults.size() + " faults, the first in " + faults.get(0).field());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
