package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.Resources.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A resource in the API. */
@Schema(name = "Resource", description = "Something that runs in an account, with what people know it by.")
record ResourceView(
        @Schema(examples = "\"eu-central-1\"") String region,
        @Schema(examples = "\"AWS/EC2\"") String namespace,

        @Schema(
                description = "The CloudWatch dimensions that its metrics carry.",
                type = SchemaType.OBJECT,
                examples = "{\"InstanceId\": \"i-0123456789abcdef0\"}")
        Map<String, String> dimensions,

        @Schema(
                description = "null where AWS does not tell it.",
                nullable = true,
                examples = "\"arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0\"")
        String arn,

        @Schema(
                description = "What people call it: its Name tag, or the last part of its dimensions.",
                nullable = true,
                examples = "\"shop-web-1\"")
        String name,

        @Schema(type = SchemaType.OBJECT, examples = "{\"team\": \"shop\"}")
        Map<String, String> tags,

        @Schema(
                description = "What describe calls tell.",
                type = SchemaType.OBJECT,
                examples = "{\"instanceType\": \"m7g.large\", \"state\": \"running\"}")
        Map<String, String> metadata,

        @Schema(description = "The metrics that it publishes at present, whether they are read or not.")
        List<String> metrics,

        @Schema(description = "Whether its metrics are read, as the owner of the account has chosen.")
        boolean read,

        @Schema(description = "When a scan first found it.") Instant firstSeen,

        @Schema(description = "When a scan last told of it; told anew at least once a day.")
        Instant lastSeen) {

    static ResourceView of(Stored resource) {
        return new ResourceView(
                resource.id().region().value(),
                resource.id().namespace(),
                resource.id().dimensions(),
                resource.arn(),
                resource.name(),
                resource.tags(),
                resource.metadata(),
                resource.metrics(),
                resource.read(),
                resource.firstSeen(),
                resource.lastSeen());
    }
}
