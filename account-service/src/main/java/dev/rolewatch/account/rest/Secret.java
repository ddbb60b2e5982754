package dev.rolewatch.account.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text of a request that nothing may show: not a log, an error, or an answer. */
@Schema(type = SchemaType.STRING, format = "password", writeOnly = true)
record Secret(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Secret {}

    @Override
    public String toString() {
        return "(secret)";
    }
}
