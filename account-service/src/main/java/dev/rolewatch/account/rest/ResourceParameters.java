package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.ResourceFilter;
import dev.rolewatch.contracts.account.Region;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /accounts/{id}/resources} that choose resources. */
final class ResourceParameters {
    @QueryParam("region")
    @Parameter(description = "Only those of this Region.", example = "eu-central-1")
    String region;

    @QueryParam("namespace")
    @Parameter(description = "Only those of this namespace.", example = "AWS/EC2")
    String namespace;

    @QueryParam("tag")
    @Parameter(description = TagParameter.DESCRIPTION, example = "team:shop")
    List<String> tags;

    @QueryParam("name")
    @Parameter(description = "Only those whose name has this in it, whatever the case.", example = "web")
    String name;

    @QueryParam("arn")
    @Parameter(description = "Only the one with this ARN.")
    String arn;

    @QueryParam("read")
    @Parameter(
            description = "Only those whose metrics are read, or only those whose metrics are not.",
            schema = @Schema(implementation = Boolean.class))
    String read;

    /** @throws InvalidRequestException if one of them cannot be */
    ResourceFilter filter() {
        return new ResourceFilter(
                given("region", region).map(ResourceParameters::region),
                given("namespace", namespace),
                tags.stream().map(tag -> TagParameter.read("tag", tag)).toList(),
                given("name", name),
                given("arn", arn),
                given("read", read).map(ResourceParameters::read));
    }

    /** Where a page begins, so that nobody depends on how it is written. */
    static String after(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidRequestException if it is not the beginning of a page */
    static String keyBefore(String after) {
        try {
            String key = after == null ? "" : new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return given("after", key).orElse("");
        } catch (IllegalArgumentException e) {
            throw PageParameters.noStart();
        }
    }

    private static Region region(String text) {
        try {
            return new Region(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    new FieldError("region", "it is not the name of a Region", "a Region, such as eu-central-1"));
        }
    }

    private static boolean read(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidRequestException(new FieldError("read", "it is neither", "true or false"));
        }
        return text.equals("true");
    }

    private static Optional<String> given(String parameter, String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new InvalidRequestException(
                    new FieldError(parameter, "it contains the character NUL", "a text without it"));
        }
        return Optional.ofNullable(text);
    }
}
