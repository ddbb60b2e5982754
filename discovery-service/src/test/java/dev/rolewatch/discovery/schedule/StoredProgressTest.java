package dev.rolewatch.discovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Through when everything was read is known from nowhere else, so what earlier versions stored stays readable. */
class StoredProgressTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void whatWasStoredBeforeThereWereSilencesIsRead() {
        ResourceProgress stored = read("""
                {"byCadence":{
                  "PT5M":{"type":"outstanding","collectedThrough":"2026-03-10T12:00:00Z","itemId":"item-1",
                          "issuedAt":"2026-03-10T12:05:00Z","earlier":[]},
                  "P1D":{"type":"idle","collectedThrough":"2026-03-10T00:00:00Z"}}}
                """);

        assertThat(stored.of(INTERVAL)).hasValueSatisfying(progress -> {
            assertThat(progress.collectedThrough()).isEqualTo(NOON);
            assertThat(progress.awaits("item-1")).isTrue();
        });
        assertThat(stored.silences()).isEmpty();
        assertThat(stored.interval()).isNull();
    }

    @Test
    void whatIsStoredIsReadAgain() {
        ResourceProgress progress = new ResourceProgress(
                new TreeMap<>(Map.of(
                        INTERVAL,
                        Progress.Idle.from(NOON).issued("item-1", NOON).rewound(NOON.minus(INTERVAL)))),
                INTERVAL,
                new TreeMap<>(Map.of("Errors", new Silence(NOON, INTERVAL))));
        ResourceProgress idle = new ResourceProgress(
                new TreeMap<>(Map.of(INTERVAL, new Progress.Idle(NOON, NOON.minus(INTERVAL)))), INTERVAL, null);

        assertThat(Json.read(Json.write(progress), ResourceProgress.class)).isEqualTo(progress);
        assertThat(Json.read(Json.write(idle), ResourceProgress.class)).isEqualTo(idle);
    }

    private static ResourceProgress read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), ResourceProgress.class);
    }
}
