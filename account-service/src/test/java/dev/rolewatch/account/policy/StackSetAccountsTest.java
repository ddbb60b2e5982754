package dev.rolewatch.account.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.policy.StackSetAccounts.Waiting;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackSetAccountsTest {
    @Test
    void moreAccountsThanAMappingHoldsAreLeftToTheNextStackSet() {
        List<Waiting> waiting = waiting(450);
        List<AwsAccountId> seen = new ArrayList<>();

        StackSetAccounts accounts = StackSetAccounts.of(waiting, Optional.empty());
        assertThat(accounts.externalIds()).hasSize(StackSetAccounts.MOST);
        assertThat(accounts.left()).isEqualTo(250);
        seen.addAll(accounts.externalIds().keySet());
        while (accounts.next().isPresent()) {
            accounts = StackSetAccounts.of(waiting, accounts.next());
            seen.addAll(accounts.externalIds().keySet());
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        waiting.stream().map(Waiting::awsAccount).toList());
    }

    @Test
    void exactlyAFullMappingLeavesNone() {
        assertThat(StackSetAccounts.of(waiting(StackSetAccounts.MOST), Optional.empty())
                        .next())
                .isEmpty();
    }

    @Test
    void anAccountThatWasRegisteredTwiceGetsTheOlderExternalId() {
        AwsAccountId account = new AwsAccountId("111122223333");

        StackSetAccounts accounts = StackSetAccounts.of(
                List.of(new Waiting(account, new ExternalId("older")), new Waiting(account, new ExternalId("newer"))),
                Optional.empty());

        assertThat(accounts.externalIds()).containsEntry(account, new ExternalId("older"));
    }

    private static List<Waiting> waiting(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Waiting(new AwsAccountId(String.valueOf(100_000_000_000L + i)), new ExternalId("id-" + i)))
                .toList();
    }
}
