package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.REGION;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final Region ELSEWHERE = new Region("us-east-1");
    private static final List<String> LATE = List.of("It took too long.");

    @Test
    void aScanThatSawNothingIsNoScanAndTakesNothingAway() {
        Scanned failed = new Scanned(ID, at(9), List.of(), LATE, new TreeMap<>(), new TreeMap<>());
        RegisteredAccount never = active().after(failed);
        Inventory known = Inventory.UNKNOWN.after(scanned(at(3), List.of(), Map.of(REGION, 4)));

        assertThat(never.reading().inventory().failures()).isEqualTo(LATE);
        assertThatThrownBy(never::requireScanned).isInstanceOf(ConflictException.class);
        assertThat(known.after(failed))
                .isEqualTo(new Inventory(
                        0,
                        at(3),
                        LATE,
                        known.regions(),
                        known.outside(),
                        known.listMetricsRequests(),
                        known.newRegionsAt()));
        assertThatCode(active().after(scanned(at(3), List.of(), Map.of(REGION, 4)))::requireScanned)
                .doesNotThrowAnyException();
    }

    @Test
    void aScanThatNeededSeveralAttemptsCountsAllTheirRequests() {
        Inventory first = Inventory.UNKNOWN.after(scanned(at(3), LATE, Map.of(REGION, 400)));
        Inventory both = first.after(new Scanned(
                ID,
                at(8),
                List.of(REGION, ELSEWHERE),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(ELSEWHERE.value(), 3))));

        assertThat(both.listMetricsRequests()).isEqualTo(Map.of(REGION.value(), 400, ELSEWHERE.value(), 3));
        assertThat(both.after(scanned(at(15), LATE, Map.of(REGION, 401))).listMetricsRequests())
                .isEqualTo(Map.of(REGION.value(), 401, ELSEWHERE.value(), 3));
        assertThat(both.after(scanned(at(15), List.of(), Map.of(REGION, 401))).listMetricsRequests())
                .isEqualTo(Map.of(REGION.value(), 401));
    }

    @Test
    void whatIsNewTakesMinutesToBeEnteredAndLongerTheMoreThereIs() {
        Inventory small = Inventory.UNKNOWN.after(scanned(at(3), List.of(), Map.of(REGION, 4)));
        Inventory large = with(120_000).after(scanned(at(3), List.of(), Map.of(REGION, 400)));

        assertThat(small.isSettled(at(7))).isFalse();
        assertThat(small.isSettled(at(8))).isTrue();
        assertThat(large.isSettled(at(9))).isFalse();
        assertThat(large.isSettled(at(10))).isTrue();
        assertThat(small.after(scanned(at(15), List.of(), Map.of(REGION, 4))).isSettled(at(15)))
                .isTrue();
        assertThat(small.after(scanned(at(15), List.of(), Map.of(REGION, 4, ELSEWHERE, 1)))
                        .isSettled(at(15)))
                .isFalse();
    }

    @Test
    void nobodyKnowsHowManyResourcesThereAreBeforeTheFirstScan() {
        assertThat(Inventory.UNKNOWN.counted()).isEmpty();
        assertThat(Inventory.UNKNOWN
                        .after(scanned(at(3), List.of(), Map.of(REGION, 4)))
                        .counted())
                .contains(0L);
        assertThat(with(17).counted()).contains(17L);
    }

    private static Inventory with(long resources) {
        return new Inventory(resources, null, List.of(), List.of(), new TreeMap<>(), new TreeMap<>(), null);
    }

    private static Scanned scanned(Instant at, List<String> failures, Map<Region, Integer> requests) {
        TreeMap<String, Integer> byName = new TreeMap<>();
        requests.forEach((region, number) -> byName.put(region.value(), number));
        return new Scanned(ID, at, List.copyOf(requests.keySet()), failures, new TreeMap<>(Map.of("Shop", 7)), byName);
    }
}
