package dev.rolewatch.account.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.imports.ReadRow;
import dev.rolewatch.account.rest.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
    private final CsvRows csv = new CsvRows();

    @Test
    void rowsHaveTheLinesThatTheyBeginIn() {
        List<ReadRow> rows =
                csv.read("name,awsAccountId\r\nShop,111111111111\r\n\r\n\"Two\r\nlines\",222222222222\r\nLast,\r\n");

        assertThat(rows).extracting(ReadRow::line).containsExactly(2, 4, 6);
        assertThat(rows).extracting(row -> account(row).wish().name()).containsExactly("Shop", "Two\r\nlines", "Last");
        assertThat(rows)
                .extracting(row -> account(row).awsAccountId())
                .containsExactly("111111111111", "222222222222", null);
    }

    @Test
    void columnsComeInAnyOrderAndListsHaveSemicolons() {
        NewAccount account = account(csv.read("regions,paused,name,interval,monthlyUsd,customNamespaces\n"
                        + "eu-central-1; us-east-1,TRUE,\"Shop, \"\"north\"\"\",PT10M,7.50,Shop/Web\n")
                .get(0));

        assertThat(account.wish().name()).isEqualTo("Shop, \"north\"");
        assertThat(account.wish().customNamespaces()).containsExactly("Shop/Web");
        assertThat(account.wish().collect().regions()).containsExactly("eu-central-1", "us-east-1");
        assertThat(account.wish().collect().paused()).isTrue();
        assertThat(account.wish().collect().interval()).isEqualTo("PT10M");
        assertThat(account.wish().collect().budget().monthlyUsd()).isEqualByComparingTo("7.50");
    }

    @Test
    void cellsThatAreMissingAtTheEndAreEmpty() {
        assertThat(account(csv.read("name,awsAccountId,roleArn\nShop\n").get(0)).roleArn())
                .isNull();
    }

    @Test
    void whatCannotBeReadIsToldOfEachRow() {
        List<ReadRow> rows = csv.read("name,paused,monthlyUsd\na,yes,much\nb,true,1,more\nc,,\n");

        assertThat(rows.get(0).faults()).extracting(fault -> fault.field()).containsExactly("paused", "monthlyUsd");
        assertThat(rows.get(1).faults()).extracting(fault -> fault.field()).containsExactly("row");
        assertThat(rows.get(2).account()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name,awsAcountId\na,1\n'  | awsAcountId | awsAccountId",
                "'name;awsAccountId\na;1\n' | name;awsAccountId | awsAccountId",
                "'awsAccountId\n1\n'        | name        | missing",
                "'name,name\na,b\n'         | name        | two columns",
                "''                         | body        | no line",
                "'name\n\"open\n'           | body        | not CSV",
            })
    void aFileWithoutTheRightColumnsIsRefusedWithTheNearestOne(String text, String field, String detail) {
        assertThatThrownBy(() -> csv.read(text)).isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
            assertThat(refused.errors().get(0).field()).isEqualTo(field);
            assertThat(refused.errors().get(0).detail()).contains(detail);
        });
    }

    @Test
    void moreColumnsThanThereAreAreOneError() {
        assertThatThrownBy(() -> csv.read(",".repeat(100_000)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.detail()).contains("more columns")));
    }

    @Test
    void aLongNameOfAColumnIsNotRepeatedAsAWhole() {
        assertThatThrownBy(() -> csv.read("x".repeat(100_000)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors().get(0).field()).hasSize(65));
    }

    private static NewAccount account(ReadRow row) {
        return row.account().orElseThrow();
    }
}
