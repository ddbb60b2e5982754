package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.Listing.Page;
import dev.rolewatch.simulator.billing.ApiCalls.Count;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What all operations that list resources have in common, through the SDK's client of each service. */
class ListingTest {
    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static Stream<Listing> listings() {
        return Stream.concat(QueryListings.all().stream(), RestAndJsonListings.all().stream());
    }

    @ParameterizedTest
    @MethodSource("listings")
    void resourcesThatWereNeverTaggedAndPublishNothingAreListedInPagesUntilTheyAreRemoved(Listing listing) {
        Customer customer = customerWith(listing, listing.action());
        BiFunction<String, Integer, Page> pages = pages(listing, customer);

        List<Page> all = read(pages, listing.pageSize());
        customer.admin().removeResource(customer.account, Customer.REGION, "sample");

        assertThat(all)
                .extracting(page -> page.ids().size())
                .containsExactly(listing.pageSize(), listing.pageSize(), 1);
        assertThat(all.stream().flatMap(page -> page.ids().stream()))
                .doesNotHaveDuplicates()
                .contains(listing.seventh().replace("ACCOUNT", customer.account));
        assertThat(pages.apply(null, listing.pageSize()).ids()).isEmpty();
        assertThat(customer.admin().calls().answered(customer.account, Customer.REGION, listing.operation()))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("listings")
    void whoeverMayNotListIsRefusedInTheServicesOwnWords(Listing listing) {
        Customer customer = customerWith(listing, "cloudwatch:ListMetrics");

        AwsServiceException denied = refusal(pages(listing, customer), listing);

        assertThat(shape(denied)).isEqualTo(listing.denied());
        assertThat(denied.awsErrorDetails().errorMessage())
                .contains("is not authorized to perform: " + listing.action());
        assertThat(customer.admin().calls().of(customer.account))
                .contains(new Count(
                        Customer.REGION,
                        listing.action().split(":")[0],
                        listing.operation(),
                        listing.denied().split(" ")[1],
                        1));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void theQuotaOfTheServiceIsSharedByItsOperationsInAnAccountAndRegion(Listing listing) {
        Customer customer = customerWith(listing, listing.action());
        boolean ec2 = listing.action().startsWith("ec2:");
        customer.admin()
                .setQuota(
                        customer.account,
                        ec2 ? listing.operation() : listing.action().split(":")[0],
                        new Quota(0.001, 1));
        BiFunction<String, Integer, Page> pages = pages(listing, customer);
        pages.apply(null, listing.pageSize());

        AwsServiceException throttled = refusal(pages, listing);

        assertThat(shape(throttled)).isEqualTo(listing.throttled());
        // The SDK does not know Kinesis' code as one of throttling.
        assertThat(throttled.isThrottlingException())
                .isNotEqualTo(listing.action().startsWith("kinesis:"));
    }

    private static Customer customerWith(Listing listing, String action) {
        var customer = new Customer(simulator, role -> role.withPolicy("metrics", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}""".formatted(action)));
        Instant since = Instant.now().minus(Duration.ofHours(1));
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.many(
                                "sample",
                                2 * listing.pageSize() + 1,
                                listing.namespace(),
                                listing.dimensions(),
                                since));
        return customer;
    }

    private static BiFunction<String, Integer, Page> pages(Listing listing, Customer customer) {
        return listing.pages().apply(new Listing.Session(customer.clients(), customer.session()));
    }

    private static List<Page> read(BiFunction<String, Integer, Page> pages, int size) {
        List<Page> all = new ArrayList<>();
        String token = null;
        do {
            Page page = pages.apply(token, size);
            all.add(page);
            token = page.next();
        } while (token != null && !token.isEmpty());
        return all;
    }

    private static AwsServiceException refusal(BiFunction<String, Integer, Page> pages, Listing listing) {
        return catchThrowableOfType(AwsServiceException.class, () -> pages.apply(null, listing.pageSize()));
    }

    private static String shape(AwsServiceException error) {
        return error.statusCode() + " " + error.awsErrorDetails().errorCode();
    }
}
