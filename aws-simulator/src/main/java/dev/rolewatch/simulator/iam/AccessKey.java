package dev.rolewatch.simulator.iam;

/** What signs requests. */
public record AccessKey(String id, String secret) {
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
