package dev.rolewatch.account.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which claims of a token say who somebody is. */
@ConfigMapping(prefix = "rolewatch.sign-in")
public interface SignInSettings {
    /**
     * The claim that names the tenant; parts of a nested one are separated by slashes.
     *
     * @return {@code tenant} by default
     */
    @WithDefault("tenant")
    String tenantClaim();

    /**
     * The claim that lists the roles; parts of a nested one are separated by slashes.
     *
     * @return {@code roles} by default
     */
    @WithDefault("roles")
    String rolesClaim();
}
