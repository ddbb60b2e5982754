package dev.rolewatch.simulator.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills the SDK's request builders from a form. */
final class FormReader {
    private FormReader() {}

    static void read(FormNode form, SdkPojo into) {
        for (SdkField<?> field : into.sdkFields()) {
            FormNode node = form.child(field.locationName());
            if (node.isPresent()) {
                field.set(into, valueOf(node, field));
            }
        }
    }

    static Object valueOf(FormNode node, SdkField<?> field) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case SDK_POJO -> structOf(node, field);
                case LIST -> listOf(node, field.getTrait(ListTrait.class));
                case STRING -> node.text();
                case BOOLEAN -> Boolean.valueOf(node.text());
                case INTEGER -> Integer.valueOf(node.text());
                case LONG -> Long.valueOf(node.text());
                case DOUBLE -> Double.valueOf(node.text());
                case INSTANT -> instantOf(node.text());
                default -> throw new IllegalArgumentException("No form value of type " + field.marshallingType());
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw AwsException.of("MalformedInput", "The value of " + field.locationName() + " cannot be read");
        }
    }

    private static Object structOf(FormNode node, SdkField<?> field) {
        SdkPojo builder = field.constructor().get();
        read(node, builder);
        return ((Buildable) builder).build();
    }

    /** awsQuery puts the word {@code member} (or the model's name) before the number; ec2Query and flattened lists do not. */
    private static List<Object> listOf(FormNode node, ListTrait trait) {
        String memberName = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        FormNode members = node.child(memberName).isPresent() ? node.child(memberName) : node;
        SdkField<?> member = trait.memberFieldInfo();
        return members.numbered().stream().map(each -> valueOf(each, member)).toList();
    }

    private static Instant instantOf(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
