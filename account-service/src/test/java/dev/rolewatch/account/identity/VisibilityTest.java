package dev.rolewatch.account.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.TenantId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId NORTHWIND = new TenantId("northwind");

    @Test
    void aTenantSeesItself() {
        Visibility own = Visibility.of(ACME, List.of());

        assertThat(own.sees(ACME)).isTrue();
        assertThat(own.sees(NORTHWIND)).isFalse();
        assertThat(own.setting()).isEqualTo("acme");
        assertThat(own.discriminator()).isEqualTo("acme");
        assertThat(Visibility.isRoot(own.discriminator())).isFalse();
    }

    @Test
    void aProviderSeesWhatItManages() {
        Visibility provider = Visibility.of(ACME, List.of(NORTHWIND));

        assertThat(provider.sees(NORTHWIND)).isTrue();
        assertThat(provider.sees(new TenantId("other"))).isFalse();
        assertThat(provider.setting()).isEqualTo("acme,northwind");
        assertThat(Visibility.isRoot(provider.discriminator())).isTrue();
    }

    @Test
    void whoeverHasNotSaidWhoItIsSeesNothing() {
        assertThat(Visibility.NOTHING.sees(ACME)).isFalse();
        assertThat(Visibility.NOTHING.setting()).isEmpty();
        assertThat(Visibility.isRoot(Visibility.NOTHING.discriminator())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a,b", "a b", "-a", "a\nb"})
    void noIdPassesForSeveralTenantsOrForAll(String id) {
        assertThatThrownBy(() -> Visibility.of(new TenantId(id), List.of())).hasMessageContaining("no id of a tenant");
    }

    @Test
    void aRoleIncludesThoseBeforeIt() {
        assertThat(Roles.including(Set.of("administrator", "unheard-of")))
                .containsExactlyInAnyOrder("viewer", "operator", "administrator");
        assertThat(Roles.including(Set.of("operator"))).containsExactlyInAnyOrder("viewer", "operator");
        assertThat(Roles.including(Set.of())).isEmpty();
    }
}
