package dev.rolewatch.account.audit;

import dev.rolewatch.contracts.account.TenantId;
import java.util.List;

/**
 * Who asked for something, and through which request.
 *
 * @param subject the identity provider's name of the person or program
 * @param name what people call it
 * @param tenant that the identity is of
 * @param operation the operation's id in the OpenAPI document
 * @param address of the caller, as far as proxies let it be known
 * @param requestId of the header X-Request-Id
 */
public record Actor(
        String subject,
        String name,
        TenantId tenant,
        List<String> roles,
        String operation,
        String address,
        String requestId) {}
