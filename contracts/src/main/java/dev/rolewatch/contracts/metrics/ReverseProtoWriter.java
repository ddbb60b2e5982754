package dev.rolewatch.contracts.metrics;

import com.google.protobuf.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes protobuf's wire format ("Encoding", Protocol Buffers Documentation) from the end to the beginning, so that the length
 * of a message is known when it is written before it. Nothing needs to be measured first, or copied from a message into the
 * one around it. A message's fields are written last to first, and so are the elements of a repeated field.
 */
final class ReverseProtoWriter {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int start;

    /**
     * @param capacity bytes to begin with; it grows as needed
     */
    ReverseProtoWriter(int capacity) {
        this.bytes = new byte[capacity];
        this.start = capacity;
    }

    /** How many bytes are written: where a message ends that is written next. */
    int position() {
        return bytes.length - start;
    }

    /**
     * Makes a message of what was written since.
     *
     * @param end the {@link #position} before its last field was written
     */
    void message(int field, int end) {
        header(field, position() - end);
    }

    void bytes(int field, byte[] value) {
        room(value.length);
        start -= value.length;
        System.arraycopy(value, 0, bytes, start, value.length);
        header(field, value.length);
    }

    /** Proto3 does not write an empty text. */
    void text(int field, String value) {
        if (!value.isEmpty()) {
            bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Proto3 does not write zero. */
    void fixed64(int field, long value) {
        if (value != 0) {
            room(Long.BYTES);
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                bytes[--start] = (byte) (value >>> shift);
            }
            tag(field, WireFormat.WIRETYPE_FIXED64);
        }
    }

    /** Proto3 does not write zero, but minus zero. */
    void number(int field, double value) {
        fixed64(field, Double.doubleToRawLongBits(value));
    }

    byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private void header(int field, int length) {
        varint(length);
        tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }

    private void tag(int field, int wireType) {
        varint(field << 3 | wireType);
    }

    private void varint(int value) {
        int size = 1;
        for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        room(size);
        start -= size;
        int rest = value;
        for (int i = 0; i < size - 1; i++) {
            bytes[start + i] = (byte) (rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        bytes[start + size - 1] = (byte) rest;
    }

    private void room(int needed) {
        if (start < needed) {
            int written = position();
            byte[] larger = new byte[Math.max(2 * bytes.length, written + needed)];
            System.arraycopy(bytes, start, larger, larger.length - written, written);
            start = larger.length - written;
            bytes = larger;
        }
    }
}
