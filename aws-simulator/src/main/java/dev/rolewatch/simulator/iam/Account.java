package dev.rolewatch.simulator.iam;

/** An account as ARNs name it. */
public record Account(Partition partition, String id) {

    /**
     * The ARN of something in the account that belongs to no Region.
     *
     * @param resource such as {@code role/Reader}
     */
    public String arn(String service, String resource) {
        return arn(service, "", resource);
    }

    public String arn(String service, String region, String resource) {
        return "arn:" + partition.id() + ":" + service + ":" + region + ":" + id + ":" + resource;
    }
}
