package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** The answers that CloudWatch gives seldom, and no simulator on request. */
class CallReaderTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String PARTIAL_DATA = "PartialData";

    private static final Failure BROKEN = new Failure(NotReadReason.UNREACHABLE, "Later.");

    private final Queue<Answer> answers = new ArrayDeque<>();

    private interface Answer {
        MetricDataPage to(GetMetricDataRequest request) throws MetricDataException;
    }

    @Test
    void whatIsPartialContinuesOnTheNextPage() throws Exception {
        answers.add(request -> page(request, "next", (name, query) -> result(query, PARTIAL_DATA, 0)));
        answers.add(request -> {
            assertThat(request.nextToken()).isEqualTo("next");
            return page(request, null, (name, query) -> result(query, QueryResult.COMPLETE, 1));
        });

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"))));

        assertThat(reading.answers()).singleElement().satisfies(answer -> {
            assertThat(((Points) answer.result()).points()).hasSize(2);
            assertThat(answer.timesBilled()).isEqualTo(1);
        });
    }

    @Test
    void whatFailedInsideIsAskedAgainOnceAndAlone() throws Exception {
        answers.add(request -> page(
                request,
                null,
                (name, query) ->
                        result(query, name.equals("A") ? QueryResult.INTERNAL_ERROR : QueryResult.COMPLETE, 0)));
        answers.add(request -> {
            assertThat(request.metricDataQueries()).hasSize(4);
            return page(request, null, (name, query) -> result(query, QueryResult.COMPLETE, 0));
        });

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))));

        assertThat(reading.answers()).allMatch(answer -> answer.result() instanceof Points);
        assertThat(reading.answers()).extracting(MetricAnswer::timesBilled).containsExactly(2, 1);
    }

    @Test
    void whatFailsInsideTwiceIsIncompleteAndWhatIsBesideItIsRead() throws Exception {
        answers.add(request -> page(
                request,
                null,
                (name, query) ->
                        result(query, name.equals("A") ? QueryResult.INTERNAL_ERROR : QueryResult.COMPLETE, 0)));
        answers.add(request -> page(request, null, (name, query) -> result(query, QueryResult.INTERNAL_ERROR, 0)));

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"))), taken(item("i-2", WINDOW, minutely("B"))));

        assertThat(reasons(reading)).containsExactly(NotReadReason.INCOMPLETE, null);
    }

    @Test
    void whatIsForbiddenIsRejectedAndNotAskedAgain() throws Exception {
        answers.add(request -> page(request, null, (name, query) -> result(query, QueryResult.FORBIDDEN, 0)));

        assertThat(reasons(read(taken(item("i-1", WINDOW, minutely("A")))))).containsExactly(NotReadReason.REJECTED);
    }

    @Test
    void whatWasCompleteBeforeALaterPageFailedIsReadAndOnlyTheRestIsNot() throws Exception {
        answers.add(CallReaderTest::firstOfTwoPages);
        answers.add(request -> {
            throw new MetricDataException(BROKEN, MetricDataException.Scope.QUESTION);
        });

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))));

        assertThat(reasons(reading)).containsExactly(null, NotReadReason.UNREACHABLE);
        assertThat(reading.answers()).extracting(MetricAnswer::timesBilled).containsExactly(1, 1);
    }

    @Test
    void whatWasCompleteBeforeThePlaceFailedIsRead() throws Exception {
        answers.add(CallReaderTest::firstOfTwoPages);
        answers.add(request -> {
            throw new MetricDataException(
                    new Failure(NotReadReason.THROTTLED, "Later."), MetricDataException.Scope.PLACE);
        });

        assertThat(reasons(read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))))))
                .containsExactly(null, NotReadReason.THROTTLED);
    }

    @Test
    void whatATokenThatExpiredLeftUnreadIsAskedAgainFromTheFirstPage() throws Exception {
        answers.add(CallReaderTest::firstOfTwoPages);
        answers.add(CallReaderTest::tokenExpired);
        answers.add(request -> {
            assertThat(request.nextToken()).isNull();
            return page(request, null, (name, query) -> {
                assertThat(name).isEqualTo("B");
                return result(query, QueryResult.COMPLETE, 1);
            });
        });

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))));

        assertThat(reasons(reading)).containsOnlyNulls();
        assertThat(reading.answers()).extracting(MetricAnswer::timesBilled).containsExactly(1, 2);
    }

    @Test
    void whatATokenThatExpiresTwiceLeavesUnreadIsIncompleteAndNotTakenForRejected() throws Exception {
        answers.add(CallReaderTest::firstOfTwoPages);
        answers.add(CallReaderTest::tokenExpired);
        answers.add(CallReaderTest::firstOfTwoPages);
        answers.add(CallReaderTest::tokenExpired);

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))));

        assertThat(reasons(reading)).containsExactly(null, NotReadReason.INCOMPLETE);
    }

    @Test
    void anotherFailureOfWhatIsAskedAgainLeavesWhatWasReadBeforeAsItIs() throws Exception {
        answers.add(request -> page(
                request,
                null,
                (name, query) ->
                        result(query, name.equals("A") ? QueryResult.INTERNAL_ERROR : QueryResult.COMPLETE, 0)));
        answers.add(request -> {
            throw new MetricDataException(BROKEN, MetricDataException.Scope.QUESTION);
        });

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"), minutely("B"))));

        assertThat(reasons(reading)).containsExactly(NotReadReason.UNREACHABLE, null);
        assertThat(reading.answers()).extracting(MetricAnswer::timesBilled).containsExactly(1, 1);
    }

    /** All of A, and a part of B. */
    private static MetricDataPage firstOfTwoPages(GetMetricDataRequest request) {
        return page(
                request,
                "next",
                (name, query) -> result(query, name.equals("A") ? QueryResult.COMPLETE : PARTIAL_DATA, 0));
    }

    private static MetricDataPage tokenExpired(GetMetricDataRequest request) throws MetricDataException {
        assertThat(request.nextToken()).isEqualTo("next");
        throw Failures.of(
                new AwsFailure(AwsFailure.Kind.REJECTED, "InvalidNextToken", "It has expired."),
                AccountRegion.of(item("i-1", WINDOW)));
    }

    @Test
    void anEmptyTokenIsTheEndOfThePages() throws Exception {
        answers.add(request -> page(request, "", (name, query) -> result(query, QueryResult.COMPLETE, 0)));

        assertThat(reasons(read(taken(item("i-1", WINDOW, minutely("A")))))).containsOnlyNulls();
    }

    @Test
    void aStatisticThatIsNotAnsweredAtAllIsNotTakenForNoData() throws Exception {
        answers.add(request -> new MetricDataPage(List.of(), List.of(), null));
        answers.add(request ->
                new MetricDataPage(List.of(), List.of("Limit Maximum number of allowed metrics exceeded"), null));

        Reading reading = read(taken(item("i-1", WINDOW, minutely("A"))));

        assertThat(reading.answers()).singleElement().satisfies(answer -> {
            Failure failure = (Failure) answer.result();
            assertThat(failure.reason()).isEqualTo(NotReadReason.INCOMPLETE);
            assertThat(failure.detail()).contains("Maximum number of allowed metrics exceeded");
        });
    }

    @Test
    void aMetricThatCloudWatchRejectsCostsNoOtherMetricAnything() throws Exception {
        Reading reading = read(
                CallReaderTest::rejectingBad,
                taken(item("i-1", WINDOW, minutely("A"))),
                taken(item("i-2", WINDOW, minutely("B"))),
                taken(item("i-3", WINDOW, minutely("bad"))),
                taken(item("i-4", WINDOW, minutely("C"))));

        assertThat(reasons(reading)).containsExactly(null, null, NotReadReason.REJECTED, null);
    }

    @Test
    void hundredsOfMetricsThatAreRejectedKeepTheOthersWaitingForAFewBatchesAndNoLonger() throws Exception {
        TakenItem[] items = metrics(2000, 4);
        CallReader reader = new CallReader(CallReaderTest::rejectingBad);

        List<Long> unread = new ArrayList<>();
        do {
            unread.add(count(NotReadReason.INCOMPLETE, reasons(read(reader, NOON, items))));
        } while (unread.get(unread.size() - 1) > 0 && unread.size() < 8);

        assertThat(unread).isSortedAccordingTo(Comparator.reverseOrder()).endsWith(0L);
        assertThat(count(NotReadReason.REJECTED, reasons(read(reader, NOON, items))))
                .isEqualTo(500);
    }

    @Test
    void whatWasRejectedIsAskedForAgainAloneSoThatTheOthersAreReadInOneCall() throws Exception {
        TakenItem[] items = metrics(100, 4);
        List<Integer> asked = new ArrayList<>();
        CallReader reader = new CallReader((page, progress) -> {
            asked.add(page.call().metrics().size());
            return rejectingBad(page, progress);
        });
        read(reader, NOON, items);
        asked.clear();

        List<NotReadReason> reasons = reasons(read(reader, NOON.plusSeconds(3600), items));

        assertThat(asked)
                .startsWith(75)
                .hasSize(26)
                .endsWith(Collections.nCopies(25, 1).toArray(Integer[]::new));
        assertThat(count(NotReadReason.REJECTED, reasons)).isEqualTo(25);
        assertThat(count(null, reasons)).isEqualTo(75);
    }

    @Test
    void eachTimeThatAMetricIsRejectedItTakesTwiceAsLongUntilItIsAskedForAgain() throws Exception {
        TakenItem item = taken(item("i-1", WINDOW, minutely("bad")));
        Queue<Boolean> accepts = new ArrayDeque<>(List.of(false, false, true));
        CallReader reader = new CallReader((page, progress) -> accepts.remove()
                ? page(page.toSdk().build(), null, (name, query) -> result(query, QueryResult.COMPLETE, 0))
                : rejectingBad(page, progress));

        List<NotReadReason> hourly = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            hourly.addAll(reasons(read(reader, NOON.plusSeconds(3600 * hour), item)));
        }

        assertThat(hourly)
                .containsExactly(NotReadReason.REJECTED, NotReadReason.REJECTED, NotReadReason.REJECTED, null);
    }

    /** Of which each that many is rejected. */
    private static TakenItem[] metrics(int count, int every) {
        return IntStream.range(0, count)
                .mapToObj(i -> taken(item("i-" + i, WINDOW, minutely(i % every == 0 ? "bad" : "A"))))
                .toArray(TakenItem[]::new);
    }

    private static long count(NotReadReason reason, List<NotReadReason> reasons) {
        return reasons.stream().filter(each -> each == reason).count();
    }

    private static MetricDataPage rejectingBad(PageRequest page, PlaceProgress progress) throws MetricDataException {
        GetMetricDataRequest request = page.toSdk().build();
        boolean bad = request.metricDataQueries().stream()
                .anyMatch(query -> query.metricStat().metric().metricName().equals("bad"));
        if (bad) {
            throw new MetricDataException(
                    new Failure(NotReadReason.REJECTED, "No."), MetricDataException.Scope.METRICS);
        }
        return page(request, null, (name, query) -> result(query, QueryResult.COMPLETE, 0));
    }

    private Reading read(TakenItem... items) throws Exception {
        Reading reading =
                read((page, progress) -> answers.remove().to(page.toSdk().build()), items);
        assertThat(answers).isEmpty();
        return reading;
    }

    private static Reading read(MetricDataPages source, TakenItem... items) throws Exception {
        return read(new CallReader(source), NOON, items);
    }

    private static Reading read(CallReader reader, Instant now, TakenItem... items) throws Exception {
        ReadingPlan plan = ReadingPlan.of(List.of(items), NOON).get(0);
        PlaceProgress progress = new PlaceProgress(plan, now, new BatchEnd(LONG, LONG), false);
        reader.read(progress);
        return progress.finish();
    }

    private static List<NotReadReason> reasons(Reading reading) {
        return reading.answers().stream()
                .map(answer -> answer.result() instanceof Failure failure ? failure.reason() : null)
                .toList();
    }

    private static MetricDataPage page(
            GetMetricDataRequest request, String nextToken, BiFunction<String, MetricDataQuery, QueryResult> result) {
        return new MetricDataPage(
                request.metricDataQueries().stream()
                        .map(query -> result.apply(query.metricStat().metric().metricName(), query))
                        .toList(),
                List.of(),
                nextToken);
    }

    private static QueryResult result(MetricDataQuery query, String status, int minute) {
        long time = WINDOW.from().plusSeconds(60L * minute).toEpochMilli();
        return new QueryResult(query.id(), status, new long[] {time}, new double[] {1});
    }
}
