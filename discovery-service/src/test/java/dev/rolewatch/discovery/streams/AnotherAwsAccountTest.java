package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

/** An account that is connected anew, perhaps to another AWS account. */
class AnotherAwsAccountTest extends ScheduleFixture {
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");
    private static final AwsAccountId FIRST = new AwsAccountId("111122223333");
    private static final AwsAccountId OTHER = new AwsAccountId("444455556666");

    private final String ordersKey = Resource.key(id, ORDERS.id());

    @Test
    void aRoleInAnotherAwsAccountBeginsAnEmptyInventory() {
        schedule.saw(schedule.connect(id), id, ORDERS);
        schedule.resources();
        Account was = account(id, 2, AccountState.ACTIVE);

        schedule.publish(new Account(
                id,
                was.tenant(),
                was.name(),
                2,
                AccountState.ACTIVE,
                was.externalId(),
                new RoleArn("arn:aws:iam::444455556666:role/RolewatchRead"),
                2,
                List.of(),
                NOON));

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(ordersKey, null));
        assertThat(schedule.scanRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.awsAccount().value()).isEqualTo("444455556666"));
    }

    @Test
    void anAccessKeyOfAnotherAwsAccountBeginsAnEmptyInventoryThoughItsAccountIsLearntLate() {
        schedule.publish(byKey(1, AccountState.ACTIVE, FIRST));
        schedule.saw(schedule.scanRequests().get(0).scanId(), id, ORDERS);
        schedule.resources();

        schedule.publish(byKey(2, AccountState.VERIFYING, null));
        assertThat(schedule.resources()).isEmpty();
        schedule.publish(byKey(3, AccountState.ACTIVE, OTHER));

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(ordersKey, null));
        assertThat(schedule.scanRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.awsAccount()).isEqualTo(OTHER));
    }

    @Test
    void anotherAccessKeyOfTheSameAwsAccountKeepsTheInventory() {
        schedule.publish(byKey(1, AccountState.ACTIVE, FIRST));
        schedule.saw(schedule.scanRequests().get(0).scanId(), id, ORDERS);
        schedule.resources();

        schedule.publish(byKey(2, AccountState.VERIFYING, null));
        schedule.publish(byKey(3, AccountState.ACTIVE, FIRST));

        assertThat(schedule.resources()).isEmpty();
    }

    private Account byKey(long revision, AccountState state, AwsAccountId awsAccount) {
        Account like = account(id, revision, state);
        return new Account(
                id,
                like.tenant(),
                like.name(),
                revision,
                state,
                like.externalId(),
                null,
                revision,
                List.of(),
                NOON,
                null,
                revision,
                new EncryptedAccessKey("AKIAIOSFODNN7EXAMPLE", "aws", new byte[] {1, 2, 3}),
                awsAccount,
                null);
    }
}
