package dev.rolewatch.account.console;

import dev.rolewatch.account.audit.AuditFilter;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.rest.Page;
import dev.rolewatch.account.storage.AuditList;
import dev.rolewatch.account.storage.AuditList.Stored;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;

/** Who did what, and what was refused to whom. */
@RolesAllowed(Roles.ADMINISTRATOR)
@Path("/console/audit")
public class AuditPage {
    private static final int PAGE = 50;
    private static final AuditFilter ALL = new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final AuditList entries;
    private final ConsoleAccounts accounts;
    private final SeenTenants tenants;

    AuditPage(AuditList entries, ConsoleAccounts accounts, SeenTenants tenants) {
        this.entries = entries;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /** @param before only what is older than this entry; all where there is none */
    @GET
    public TemplateInstance show(@QueryParam("before") Long before) {
        Page<Stored> page = Page.read(PAGE, size -> entries.list(ALL, before == null ? AuditList.FIRST : before, size));
        Instant now = accounts.now();
        return Templates.audit(new AuditPageView(
                page.views(each ->
                        AuditPageView.Line.of(each, tenants.name(each.record().tenant()), now)),
                page.isLast()
                        ? null
                        : "/console/audit?before=" + page.rows().get(PAGE - 1).id(),
                before != null));
    }
}
