package dev.rolewatch.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads and writes the SDK's model classes as nested maps: JSON or CBOR, as the factory is. */
final class StructCodec {
    private final JsonFactory factory;
    private final TimestampWriter timestamps;

    /** How a timestamp is written; both protocols read one as a number of epoch seconds. */
    @FunctionalInterface
    interface TimestampWriter {
        void write(JsonGenerator out, Instant value) throws IOException;
    }

    StructCodec(JsonFactory factory, TimestampWriter timestamps) {
        this.factory = factory;
        this.timestamps = timestamps;
    }

    void read(byte[] body, SdkPojo into) {
        if (body.length == 0) {
            return;
        }
        try (JsonParser in = factory.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw AwsException.of("SerializationException", "The body is not a map");
            }
            readStruct(in, into);
        } catch (IOException | ArithmeticException | IllegalArgumentException e) {
            throw AwsException.of("SerializationException", "The body cannot be read: " + e.getMessage());
        }
    }

    byte[] write(SdkPojo value) {
        var out = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = factory.createGenerator(out)) {
            writeStruct(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void readStruct(JsonParser in, SdkPojo into) throws IOException {
        Map<String, SdkField<?>> fields = into.sdkFieldNameToField();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            SdkField<?> field = fields.get(in.currentName());
            in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else {
                field.set(into, readValue(in, field));
            }
        }
    }

    private Object readValue(JsonParser in, SdkField<?> field) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                readStruct(in, builder);
                yield ((Buildable) builder).build();
            }
            case LIST -> readList(in, field.getTrait(ListTrait.class).memberFieldInfo());
            case MAP -> readMap(in, field.getTrait(MapTrait.class).valueFieldInfo());
            case STRING -> in.getText();
            case BOOLEAN -> in.getBooleanValue();
            case INTEGER -> in.getIntValue();
            case LONG -> in.getLongValue();
            case DOUBLE -> in.getDoubleValue();
            case FLOAT -> in.getFloatValue();
            case INSTANT -> instantOf(in.getDecimalValue());
            case SDK_BYTES -> SdkBytes.fromByteArray(in.getBinaryValue());
            default -> throw new IllegalArgumentException("No member of type " + field.marshallingType());
        };
    }

    private List<Object> readList(JsonParser in, SdkField<?> member) throws IOException {
        List<Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(readValue(in, member));
        }
        return values;
    }

    private Map<String, Object> readMap(JsonParser in, SdkField<?> value) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            values.put(key, readValue(in, value));
        }
        return values;
    }

    static Instant instantOf(BigDecimal epochSeconds) {
        return Instant.ofEpochMilli(epochSeconds.movePointRight(3).longValue());
    }

    private void writeStruct(JsonGenerator out, SdkPojo value) throws IOException {
        out.writeStartObject();
        for (SdkField<?> field : value.sdkFields()) {
            Object member = field.getValueOrDefault(value);
            if (isSet(member)) {
                out.writeFieldName(field.locationName());
                writeValue(out, member);
            }
        }
        out.writeEndObject();
    }

    static boolean isSet(Object member) {
        return member != null && !(member instanceof SdkAutoConstructList) && !(member instanceof SdkAutoConstructMap);
    }

    private void writeValue(JsonGenerator out, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Instant instant) {
            timestamps.write(out, instant);
        } else if (value instanceof SdkBytes bytes) {
            out.writeBinary(bytes.asByteArrayUnsafe());
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray(list, list.size());
            for (Object element : list) {
                writeValue(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                writeValue(out, entry.getValue());
            }
            out.writeEndObject();
        } else {
            writeStruct(out, (SdkPojo) value);
        }
    }
}
