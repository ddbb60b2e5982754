package dev.rolewatch.simulator.admin;

/** The simulator could not be reached, or refused what it was told; the message says which. */
public final class SimulatorAdminException extends RuntimeException {
    SimulatorAdminException(String message, Throwable cause) {
        super(message, cause);
    }
}
