package dev.rolewatch.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricDataDecoderTest {
    private static final int TIME = 1;
    private static final int UNKNOWN_TAG = 4711;

    private interface Content {
        void write(CBORGenerator cbor) throws IOException;
    }

    @Test
    void numbersAreReadInWhateverWayTheyAreWrittenAndFieldsThatAreNotKnownArePassedOver() throws IOException {
        MetricDataPage page = decode(answer());

        assertThat(page.results()).hasSize(2);
        QueryResult first = page.results().get(0);
        assertThat(first.id()).isEqualTo("q0");
        assertThat(first.status()).isEqualTo("PartialData");
        assertThat(first.times()).containsExactly(1_772_625_600_000L, 1_772_625_660_000L, 1_772_625_720_500L);
        assertThat(first.values()).containsExactly(0.1, 7, -0.5);
        assertThat(page.messages()).containsExactly("ArithmeticError One of 3", "Limit Too many");
        assertThat(page.nextToken()).isEqualTo("next");
        assertThat(page.isLast()).isFalse();
    }

    @Test
    void aResultOfNothingIsCompleteWithoutValues() throws IOException {
        QueryResult second = decode(answer()).results().get(1);

        assertThat(second.status()).isEqualTo(QueryResult.COMPLETE);
        assertThat(second.times()).isEmpty();
        assertThat(second.values()).isEmpty();
    }

    @Test
    void moreValuesThanUsualAreAllRead() throws IOException {
        double[] many = new double[10_000];
        Arrays.setAll(many, i -> i / 7.0);

        MetricDataPage page = decode(cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeArrayFieldStart("MetricDataResults");
            cbor.writeStartObject();
            cbor.writeStringField("Id", "q0");
            cbor.writeFieldName("Timestamps");
            cbor.writeArray(new double[many.length], 0, many.length);
            cbor.writeFieldName("Values");
            cbor.writeArray(many, 0, many.length);
            cbor.writeEndObject();
            cbor.writeEndArray();
            cbor.writeEndObject();
        }));

        assertThat(page.results().get(0).values()).containsExactly(many);
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void anAnswerThatIsCutOffAnywhereIsNotTakenForAWholeOne() throws IOException {
        byte[] ofKnownLength = cbor(cbor -> {
            cbor.writeStartObject(2);
            cbor.writeStringField("NextToken", "next");
            cbor.writeFieldName("MetricDataResults");
            cbor.writeStartArray(null, 1);
            cbor.writeStartObject(1);
            cbor.writeFieldName("Values");
            cbor.writeStartArray(null, 2);
            cbor.writeNumber(1);
            cbor.writeNumber(2);
            cbor.writeEndArray();
            cbor.writeEndObject();
            cbor.writeEndArray();
            cbor.writeEndObject();
        });

        for (byte[] whole : List.of(answer(), ofKnownLength)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> decode(cut)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void whatIsNoAnswerIsNotTakenForAnEmptyOne() throws IOException {
        byte[] list = cbor(cbor -> {
            cbor.writeStartArray();
            cbor.writeEndArray();
        });
        byte[] text = cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeStringField("MetricDataResults", "none");
            cbor.writeEndObject();
        });

        assertThatThrownBy(() -> decode(list)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decode(text)).isInstanceOf(IOException.class);
    }

    @Test
    void aFieldThatIsNullIsAsGoodAsNone() throws IOException {
        MetricDataPage page = decode(cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeNullField("Messages");
            cbor.writeNullField("NextToken");
            cbor.writeArrayFieldStart("MetricDataResults");
            cbor.writeStartObject();
            cbor.writeNullField("Values");
            cbor.writeStringField("Id", "q0");
            cbor.writeNullField("Timestamps");
            cbor.writeNullField("StatusCode");
            cbor.writeNullField("Messages");
            cbor.writeEndObject();
            cbor.writeEndArray();
            cbor.writeEndObject();
        }));

        assertThat(page.isLast()).isTrue();
        assertThat(page.results()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(QueryResult.COMPLETE);
            assertThat(result.values()).isEmpty();
        });
    }

    @Test
    void aTextThatIsNoneIsNotTakenForTheEndOfThePages() throws IOException {
        byte[] body = cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeObjectFieldStart("NextToken");
            cbor.writeEndObject();
            cbor.writeEndObject();
        });

        assertThatThrownBy(() -> decode(body)).isInstanceOf(IOException.class);
    }

    @Test
    void timesWithoutValuesAreNotGuessedAt() throws IOException {
        byte[] body = cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeArrayFieldStart("MetricDataResults");
            cbor.writeStartObject();
            cbor.writeStringField("Id", "q0");
            cbor.writeFieldName("Timestamps");
            cbor.writeArray(new int[] {1, 2}, 0, 2);
            cbor.writeFieldName("Values");
            cbor.writeArray(new int[] {1}, 0, 1);
            cbor.writeEndObject();
            cbor.writeEndArray();
            cbor.writeEndObject();
        });

        assertThatThrownBy(() -> decode(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 times and 1 values");
    }

    /** Two results, of which one has nothing; indefinite lengths but for some lists. */
    private static byte[] answer() throws IOException {
        return cbor(cbor -> {
            cbor.writeStartObject();
            cbor.writeFieldName("NotKnownYet");
            cbor.writeStartArray();
            cbor.writeTag(UNKNOWN_TAG);
            cbor.writeString("something");
            cbor.writeEndArray();
            cbor.writeStringField("NextToken", "next");
            cbor.writeArrayFieldStart("MetricDataResults");
            writeResult(cbor);
            cbor.writeStartObject(1);
            cbor.writeStringField("Id", "q1");
            cbor.writeEndObject();
            cbor.writeEndArray();
            cbor.writeArrayFieldStart("Messages");
            writeMessage(cbor, "Limit", "Too many");
            cbor.writeEndArray();
            cbor.writeEndObject();
        });
    }

    private static void writeResult(CBORGenerator cbor) throws IOException {
        cbor.writeStartObject();
        cbor.writeStringField("Label", "a name");
        cbor.writeFieldName("Values");
        cbor.writeStartArray(null, 3);
        cbor.writeNumber(0.1);
        cbor.writeNumber(7);
        cbor.writeNumber(-0.5f);
        cbor.writeEndArray();
        cbor.writeFieldName("Timestamps");
        cbor.writeStartArray();
        cbor.writeTag(TIME);
        cbor.writeNumber(1_772_625_600.0);
        cbor.writeTag(TIME);
        cbor.writeNumber(1_772_625_660L);
        cbor.writeTag(TIME);
        cbor.writeNumber(1_772_625_720.5);
        cbor.writeEndArray();
        cbor.writeStringField("StatusCode", "PartialData");
        cbor.writeStringField("Id", "q0");
        cbor.writeArrayFieldStart("Messages");
        writeMessage(cbor, "ArithmeticError", "One of 3");
        cbor.writeEndArray();
        cbor.writeEndObject();
    }

    private static void writeMessage(CBORGenerator cbor, String code, String value) throws IOException {
        cbor.writeStartObject();
        cbor.writeStringField("Code", code);
        cbor.writeStringField("Value", value);
        cbor.writeEndObject();
    }

    private static byte[] cbor(Content content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (CBORGenerator cbor = new CBORFactory().createGenerator(out)) {
            content.write(cbor);
        }
        return out.toByteArray();
    }

    private static MetricDataPage decode(byte[] body) throws IOException {
        try (var decoder = new MetricDataDecoder(new ByteArrayInputStream(body))) {
            return decoder.page();
        }
    }
}
